import { Input } from 'react-aria-components/Input';
import { classNames } from '../class-names';
import styles from './field.module.css';
import { TextFieldFrame, type TextFieldFrameProps } from './text-field-frame';

/** The words round the field, and whatever react-aria's text field takes. */
export interface TextFieldProps extends TextFieldFrameProps {
  readonly placeholder?: string | undefined;
  readonly size?: 'm' | 'l';
  readonly maxLength?: number;
}

/** One line of text with its label, what it is for, and what is wrong with it. */
export function TextField({ placeholder, size, ...props }: TextFieldProps) {
  return (
    <TextFieldFrame {...props}>
      <Input className={classNames(styles.input, size === 'l' && styles.l)} {...(placeholder ? { placeholder } : {})} />
    </TextFieldFrame>
  );
}
