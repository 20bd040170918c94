import type { CSSProperties } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { classNames } from '../class-names';
import styles from './field.module.css';
import { TextFieldFrame, type TextFieldFrameProps } from './text-field-frame';

/** The words round the field, and whatever react-aria's text field takes. */
export interface TextAreaProps extends TextFieldFrameProps {
  readonly placeholder?: string | undefined;
  /** Lines shown when empty; it grows with what is written. */
  readonly rows?: number;
}

/** Several lines of text; grows with the words, so that one sees all that one has written. */
export function TextArea({ placeholder, rows, ...props }: TextAreaProps) {
  return (
    <TextFieldFrame {...props}>
      <AriaTextArea
        className={classNames(styles.input, styles.area)}
        style={{ '--rows': rows ?? 3 } as CSSProperties}
        {...(placeholder ? { placeholder } : {})}
      />
    </TextFieldFrame>
  );
}
