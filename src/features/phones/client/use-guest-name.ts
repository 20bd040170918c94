import { useTranslation } from 'react-i18next';
import type { GuestProfile } from '#bridge/guest-contract';
import { isPicture } from '#features/people/model/person';

/** How somebody with a phone is called: their name, else their picture's word, else « Sans nom ». */
export function useGuestName(): (profile: GuestProfile) => string {
  const { t } = useTranslation('phones');
  const { t: tPeople } = useTranslation('people');
  return ({ name, picture }) => name || (isPicture(picture) ? tPeople(`pictures.${picture}`) : t('nameless'));
}
