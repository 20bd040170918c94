import { LANGUAGE_NAMES, LANGUAGES } from '#client/i18n/language';
import { Menu } from '#client/kit/menu.tsx';
import { useComfort } from '#features/people/client/comfort-context.tsx';

/** The language of this window, one gesture away: each language named in itself. */
export function LanguageButton() {
  const { comfort, change } = useComfort();
  return (
    <Menu
      label={LANGUAGE_NAMES[comfort.language]}
      entries={LANGUAGES.map((language) => ({ id: language, label: LANGUAGE_NAMES[language], onAction: () => change({ language }) }))}
    />
  );
}
