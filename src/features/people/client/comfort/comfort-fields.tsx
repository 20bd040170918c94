import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { LANGUAGE_NAMES } from '#client/i18n/language';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { LANGUAGES } from '#shared/words/language';
import { FONTS, LETTER_SPACES, LINE_SCALES, TEXT_SCALES, THEMES } from '../../model/comfort';
import { useComfort } from './comfort-context';
import styles from './comfort-fields.module.css';
import { TextSizeField } from './text-size-field';
import { useLocalVoice } from './use-local-voice';

/** The first two questions of a first start: which language, which size. */
export function FirstComfortFields() {
  const { t } = useTranslation('people');
  const { comfort, change } = useComfort();
  return (
    <Stack gap={5}>
      <RadioCards
        label={t('comfort.language')}
        layout="compact"
        choices={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
        value={comfort.language}
        onChange={(language) => change({ language })}
      />
      <TextSizeField value={comfort.textScale} scales={TEXT_SCALES} onChange={(textScale) => change({ textScale })} />
      <RadioCards
        label={t('comfort.theme')}
        layout="compact"
        choices={THEMES.map((id) => ({ id, label: t(`comfort.themes.${id}`) }))}
        value={comfort.theme}
        onChange={(theme) => change({ theme })}
      />
    </Stack>
  );
}

/** Everything that makes reading easier, each change seen at once. */
export function ComfortFields() {
  const { t } = useTranslation('people');
  const { comfort, change } = useComfort();
  const hasVoice = useLocalVoice(comfort.language);
  return (
    <Stack gap={5}>
      <FirstComfortFields />
      <RadioCards
        label={t('comfort.lines')}
        layout="compact"
        choices={LINE_SCALES.map((scale) => ({ id: String(scale), label: t(`comfort.lineScales.${LINE_SCALES.indexOf(scale)}`) }))}
        value={String(comfort.lineScale)}
        onChange={(scale) => change({ lineScale: Number(scale) })}
      />
      <RadioCards
        label={t('comfort.letters')}
        layout="compact"
        choices={LETTER_SPACES.map((space) => ({ id: String(space), label: t(`comfort.letterSpaces.${LETTER_SPACES.indexOf(space)}`) }))}
        value={String(comfort.letterSpace)}
        onChange={(space) => change({ letterSpace: Number(space) })}
      />
      <CheckboxField
        label={t('comfort.ruler')}
        description={t('comfort.rulerHint')}
        isSelected={comfort.ruler}
        onChange={(ruler) => change({ ruler })}
      />
      <RadioCards
        label={t('comfort.font')}
        choices={FONTS.map((id) => ({ id, label: t(`comfort.fonts.${id}`), description: t(`comfort.fontHints.${id}`) }))}
        value={comfort.font}
        onChange={(font) => change({ font })}
      />
      <CheckboxField
        label={t('comfort.motion')}
        isSelected={comfort.reducedMotion}
        onChange={(reducedMotion) => change({ reducedMotion })}
      />
      {hasVoice ? (
        <CheckboxField
          label={t('comfort.voice')}
          description={t('comfort.voiceHint')}
          isSelected={comfort.readAloud}
          onChange={(readAloud) => change({ readAloud })}
        />
      ) : (
        <p className={styles.hint}>{t('comfort.noVoice')}</p>
      )}
    </Stack>
  );
}
