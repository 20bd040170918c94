import type { GuestFeature } from '#client/guest/guest-feature';
import { workshopGuest } from './workshop/client/guest/workshop-guest';

/** What features show on a phone; a new one is one line here. */
export const guestFeatures: readonly GuestFeature[] = [workshopGuest];
