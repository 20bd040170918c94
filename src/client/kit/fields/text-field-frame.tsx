import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from '../class-names';
import styles from './field.module.css';
import { ANSWERED, type FieldDemands, useFieldError } from './use-field-error';

/** The words round a field, the same for every kind of field. */
export interface FieldWords extends FieldDemands {
  /** Always visible: a placeholder is an example, never the label. */
  readonly label: string;
  readonly description?: string | undefined;
}

/** The words round a field of text, and whatever react-aria's text field takes. */
export interface TextFieldFrameProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isRequired'>, FieldWords {
  /** Keeps the label for screen readers only, where the place says it all (a search box). */
  readonly hideLabel?: boolean;
}

/**
 * What one line and several lines of text have alike: a label, what the field is for, and what is wrong with it. An error
 * is said, never enforced by the browser: a form may always be sent again.
 */
export function TextFieldFrame({
  label,
  description,
  errorMessage,
  toSend,
  answer,
  hideLabel,
  children,
  ...props
}: TextFieldFrameProps & { readonly children: ReactNode }) {
  const { isRequired = false } = props;
  const error = useFieldError({ errorMessage, toSend, answer, isRequired }, (props.value ?? '').trim() === '');
  return (
    // A browser keeps what it may fill in again: readable, in its own profile, long after the démarche was locked.
    <AriaTextField
      autoComplete="off"
      {...props}
      validationBehavior="aria"
      {...(error !== undefined && error === answer ? { [ANSWERED]: true } : {})}
      isInvalid={Boolean(error) || (props.isInvalid ?? false)}
      className={classNames(styles.field)}
    >
      <Label className={hideLabel ? 'visually-hidden' : classNames(styles.label)}>{label}</Label>
      {description ? (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      ) : null}
      {children}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}
