import { useTranslation } from 'react-i18next';
import { formatPartialDate, type PartialDate, parsePartialDate } from '#shared/partial-date';
import { ParsedField } from './draft-field';

interface DateFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly date: PartialDate | undefined;
  /** Called with undefined when the field is emptied. */
  readonly onCommit: (date: PartialDate | undefined) => void;
}

/** A date as vague as people know it: « septembre 2026 », « printemps 2026 », « 2026 »; written as one goes. */
export function DateField({ date, onCommit, ...words }: DateFieldProps) {
  const { t } = useTranslation('kit');
  return (
    <ParsedField
      {...words}
      stored={date}
      parse={(text) => parsePartialDate(text)}
      format={formatPartialDate}
      explain={t('dateWrong')}
      onCommit={onCommit}
    />
  );
}
