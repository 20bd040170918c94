import type { Messages } from './catalogue';
import type { fr } from './values.fr';

/** What stands round a date or a number when it is open, vague or unknown, in English. */
export const en: Messages<typeof fr> = {
  seasons: { spring: 'spring', summer: 'summer', autumn: 'autumn', winter: 'winter' },
  from: 'from {value}',
  until: 'until {value}',
  atLeast: 'at least {value}',
  openEnd: 'no end planned',
  notSaid: 'not said yet',
  unknown: 'unknown',
  notCommunicated: 'not communicated',
};
