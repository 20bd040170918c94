import type { Contribution } from '#features/workshop/model/contribution';
import type { Phone } from './phone-client';

/** What a phone's page would write, as the guest it was let in as. */
export function contributionOf(phone: Phone, text: string): Contribution {
  const view = phone.view();
  if (!view) throw new Error('nothing was shown yet');
  const { profile, table } = view;
  return { kind: 'lived', text, author: phone.pass.guestId, ...profile, table, given: false, files: [], createdAt: 1 };
}
