import type { CSSProperties } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from '../class-names';
import styles from './field.module.css';
import type { FieldWords } from './text-field';

/** The words round the field, and whatever react-aria's text field takes. */
export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, FieldWords {
  readonly placeholder?: string | undefined;
  /** Lines shown when empty; it grows with what is written. */
  readonly rows?: number;
  readonly hideLabel?: boolean;
}

/** Several lines of text; grows with the words, so that one sees all that one has written. */
export function TextArea({ label, description, errorMessage, placeholder, rows, hideLabel, ...props }: TextAreaProps) {
  return (
    // A browser keeps what it may fill in again: readable, in its own profile, long after the démarche was locked.
    <AriaTextField
      autoComplete="off"
      {...props}
      validationBehavior="aria"
      isInvalid={Boolean(errorMessage) || (props.isInvalid ?? false)}
      className={classNames(styles.field)}
    >
      <Label className={hideLabel ? 'visually-hidden' : classNames(styles.label)}>{label}</Label>
      {description ? (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      ) : null}
      <AriaTextArea
        className={classNames(styles.input, styles.area)}
        style={{ '--rows': rows ?? 3 } as CSSProperties}
        {...(placeholder ? { placeholder } : {})}
      />
      <FieldError className={classNames(styles.error)}>{errorMessage}</FieldError>
    </AriaTextField>
  );
}
