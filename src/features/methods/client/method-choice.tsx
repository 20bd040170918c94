import { useMemo } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import { useState } from 'react';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { facts } from '#shared/output/blocks';
import { languageOfLocale } from '#shared/words/language';
import { bundledMethods } from '../model/bundled-methods';
import type { Method } from '../model/method';
import { pickedMethod, pickMethodFile } from './picked-method';

/** The choice of no method at all. */
export const BLANK = 'blank';

/** The methods offered: one chosen from a file first, then those that come with the app. */
export function useOfferedMethods(): readonly Method[] {
  const picked = useObservable(pickedMethod);
  return useMemo(() => {
    const bundled = bundledMethods();
    return picked ? [picked, ...bundled.filter((method) => method.id !== picked.id)] : bundled;
  }, [picked]);
}

interface MethodChoiceProps {
  readonly methods: readonly Method[];
  readonly value: string;
  readonly onChange: (methodId: string) => void;
}

/** « Avec quelle méthode ? »: each with what it is for, in simple words, or a blank page. */
export function MethodChoice({ methods, value, onChange }: MethodChoiceProps) {
  const { t, i18n } = useTranslation('methods');
  const [error, setError] = useState<unknown>();
  const pick = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    try {
      await pickMethodFile(file);
      onChange(pickedMethod.get()?.id ?? BLANK);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <RadioCards
        label={t('start.method')}
        description={t('start.methodHint')}
        value={value}
        onChange={onChange}
        choices={[
          ...methods.map((method) => ({
            id: method.id,
            label: method.title,
            description: facts(
              [
                `${method.simple || method.summary} (${t('start.phases', { count: method.phases.length })})`,
                method.languages.includes(languageOfLocale(i18n.language)) ? '' : t('start.otherLanguage'),
              ],
              ' ',
            ),
          })),
          { id: BLANK, label: t('start.blank'), description: t('start.blankHint') },
        ]}
      />
      <FileTrigger acceptedFileTypes={['.json']} onSelect={(files) => void pick(files?.[0])}>
        <Button size="s" variant="quiet">
          {t('start.fromFile')}
        </Button>
      </FileTrigger>
      {error ? <ErrorNotice error={error} /> : null}
    </>
  );
}
