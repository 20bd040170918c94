import { type CSSProperties, useEffect, useId, useRef } from 'react';
import type * as Y from 'yjs';
import { classNames } from '../kit/class-names';
import styles from '../kit/fields/field.module.css';
import { bindText } from './text-binding';
import { Origin } from '#document/origin';

/** Words typed in a plain field have the browser's own undo; the démarche's leaves them alone, and keeps none that were erased. */
const TYPED = new Origin('local', 'field');

interface SharedTextAreaProps {
  readonly text: Y.Text;
  readonly label: string;
  readonly description?: string;
  /** Lines shown when empty; it grows with what is written. */
  readonly rows?: number;
  readonly maxLength: number;
  readonly autoFocus?: boolean;
}

/** A plain field over a text that others may write at the same time; each letter is in the démarche as it is typed. */
export function SharedTextArea({ text, label, description, rows, maxLength, autoFocus }: SharedTextAreaProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => (field.current ? bindText(field.current, text, TYPED) : undefined), [text]);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {description ? (
        <span id={`${id}-description`} className={styles.description}>
          {description}
        </span>
      ) : null}
      <textarea
        ref={field}
        id={id}
        maxLength={maxLength}
        className={classNames(styles.input, styles.area)}
        style={{ '--rows': rows ?? 3 } as CSSProperties}
        {...(description ? { 'aria-describedby': `${id}-description` } : {})}
      />
    </div>
  );
}
