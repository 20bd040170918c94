import type { GuestPolicy } from '#host/guests/guest-policy';
import { collegesOf, orderedColleges } from './people/model/people-section';
import { contributionRights } from './workshop/model/step-section';
import { subjectOfDocument } from './workshop/model/workshop-section';

/** What phones are shown and may write: the steps of workshops, and nothing else of a démarche. */
export const guestPolicy: GuestPolicy = {
  lobby: (core) => ({ colleges: orderedColleges(collegesOf(core).list()) }),
  subject: subjectOfDocument,
  rights: (_id, { id, profile, table }) => contributionRights({ id, ...profile, table }),
};
