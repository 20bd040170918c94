import { useTranslation } from 'react-i18next';
import { languageOfLocale, localeOf } from '#shared/words/language';

/** The locale that dates, numbers and ranges are written in for whoever reads this screen: the one that print has for them. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return localeOf(languageOfLocale(i18n.language));
}
