import { useLocale } from '#client/i18n/use-locale';
import { TextArea, type TextAreaProps } from './text-area';
import { TextField, type TextFieldProps } from './text-field';
import { useDraft } from './use-draft';

interface Stored {
  /** What is written in the démarche. */
  readonly stored: string;
  /** `before` is what the draft was before: see `useDraft`. */
  readonly onCommit: (text: string, before: string) => void;
}

/** A line of text that is written as one goes, without a button; see `useDraft`. */
export function DraftField({ stored, onCommit, ...props }: Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur'> & Stored) {
  return <TextField {...props} {...useDraft(stored, onCommit)} />;
}

/** Several lines of text, written as one goes. */
export function DraftArea({ stored, onCommit, ...props }: Omit<TextAreaProps, 'value' | 'onChange' | 'onBlur'> & Stored) {
  return <TextArea {...props} {...useDraft(stored, onCommit)} />;
}

interface ParsedProps<T> extends Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'errorMessage'> {
  readonly stored: T | undefined;
  /** Undefined when what is written is not yet one. */
  readonly parse: (text: string) => T | undefined;
  /** Writes it in the reader's locale; `parse` must read every locale again. */
  readonly format: (value: T, locale: string) => string;
  /** Called with undefined when the field is emptied. */
  readonly onCommit: (value: T | undefined) => void;
  /** What to write instead, with an example. */
  readonly explain: string;
}

/** A line that must read as something (a date, a figure, a duration); nothing is written while it does not. */
export function ParsedField<T>({ stored, parse, format, onCommit, explain, ...props }: ParsedProps<T>) {
  const locale = useLocale();
  const draft = useDraft(stored === undefined ? '' : format(stored, locale), (text) => {
    const value = text.trim() === '' ? undefined : parse(text);
    if (value !== undefined || text.trim() === '') onCommit(value);
  });
  const wrong = draft.value.trim() !== '' && parse(draft.value) === undefined;
  return <TextField {...props} {...draft} onBlur={wrong ? () => {} : draft.onBlur} errorMessage={wrong ? explain : undefined} />;
}
