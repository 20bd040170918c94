import { useTranslation } from 'react-i18next';
import { LINE_LIMITS, type ListField, linesIn, type PartField } from '#features/methods/model/tool-draft';

/** What is wrong with a field that holds one thing a line; undefined when a method may hold it. */
export function useWrongLines(): (name: PartField | ListField, text: string) => string | undefined {
  const { t } = useTranslation('methods');
  return (name, text) => {
    const limit = LINE_LIMITS[name];
    if (!limit) return undefined;
    const lines = linesIn(text);
    if (lines.length > limit.lines) return t('tool.tooMany', { count: limit.lines });
    return lines.some((line) => line.length > limit.length) ? t('tool.tooLong', { count: limit.length }) : undefined;
  };
}
