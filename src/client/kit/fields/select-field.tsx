import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import styles from './field.module.css';
import type { FieldWords } from './text-field-frame';
import { useFieldError } from './use-field-error';

/** One thing to choose among others. */
export interface Choice<Value extends string = string> {
  readonly id: Value;
  readonly label: string;
  readonly description?: string | undefined;
}

interface SelectFieldProps<Value extends string> extends FieldWords {
  readonly choices: readonly Choice<Value>[];
  /** Undefined: nothing chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly hideLabel?: boolean;
}

/** One choice in a short, closed list. For a long list that one searches, `ComboBox`. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, description, choices, value, onChange, placeholder, isDisabled, hideLabel } = props;
  const error = useFieldError(props, value === undefined);
  const { t } = useTranslation('kit');
  return (
    <Select
      className={classNames(styles.field)}
      value={value ?? null}
      onChange={(key) => {
        const choice = choices.find((candidate) => candidate.id === key);
        if (choice) onChange(choice.id);
      }}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      isRequired={props.isRequired ?? false}
      isDisabled={isDisabled ?? false}
      placeholder={placeholder ?? t('choose')}
    >
      <Label className={hideLabel ? 'visually-hidden' : classNames(styles.label)}>{label}</Label>
      {description ? (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      ) : null}
      <Button className={classNames(styles.input, styles.pick)}>
        <SelectValue />
        <ChevronDown size={20} aria-hidden />
      </Button>
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
      <Popover className={classNames(styles.popover)}>
        <ListBox items={choices} className={classNames(styles.list)}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** A line of a list of choices, with what it means under it. */
export function Option({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className={classNames(styles.option)}>
      <Text slot="label">{choice.label}</Text>
      {choice.description ? (
        <Text slot="description" elementType="small">
          {choice.description}
        </Text>
      ) : null}
    </ListBoxItem>
  );
}
