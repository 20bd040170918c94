import { LANGUAGE_NAMES } from '#client/i18n/language';
import { Button } from '#client/kit/button.tsx';
import { useComfort } from '#features/people/client/comfort/comfort-context.tsx';
import { LANGUAGES } from '#shared/words/language';

/** The other language, one gesture away, named in itself so that who needs it can read it. */
export function LanguageButton() {
  const { comfort, change } = useComfort();
  return LANGUAGES.filter((language) => language !== comfort.language).map((language) => (
    <Button key={language} size="s" onPress={() => change({ language })}>
      <span lang={language}>{LANGUAGE_NAMES[language]}</span>
    </Button>
  ));
}
