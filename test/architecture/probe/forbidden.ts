import { newId } from '#shared/ids';

/** Read by the architecture's tests only: it proves that a `#` import is followed. */
export const probe = newId;
