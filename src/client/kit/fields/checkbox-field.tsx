import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox, type CheckboxProps } from 'react-aria-components/Checkbox';
import styles from './checkbox-field.module.css';
import { classNames } from '../class-names';
import { useFieldError } from './use-field-error';

interface CheckboxFieldProps extends Omit<CheckboxProps, 'className' | 'style' | 'children'> {
  readonly label: ReactNode;
  readonly description?: string | undefined;
  /** What to do before the form can be sent; see `FieldDemands`. */
  readonly toSend?: string | undefined;
}

/** Yes or no, with a target as large as its words. */
export function CheckboxField({ label, description, toSend, ...props }: CheckboxFieldProps) {
  const error = useFieldError({ toSend }, props.isSelected !== true);
  return (
    <Checkbox {...props} validationBehavior="aria" isInvalid={Boolean(error)} className={classNames(styles.field)}>
      <span className={styles.box}>
        <Check size={20} strokeWidth={3} aria-hidden />
      </span>
      <span className={styles.words}>
        {label}
        {description ? <small>{description}</small> : null}
        {error ? <em className={styles.error}>{error}</em> : null}
      </span>
    </Checkbox>
  );
}
