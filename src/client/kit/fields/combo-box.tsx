import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { classNames } from '../class-names';
import styles from './field.module.css';
import { foldAccents } from '#shared/fold-accents';
import { type Choice, Option } from './select-field';
import type { FieldWords } from './text-field-frame';
import { useFieldError } from './use-field-error';

interface ComboBoxProps<Value extends string> extends FieldWords {
  readonly choices: readonly Choice<Value>[];
  /** What is written in the box. */
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  /** Called when a line of the list is taken; undefined when it is emptied. */
  readonly onChoose: (value: Value | undefined) => void;
  /** Lets words stand that are in no line of the list (a new kind of link, a new territory). */
  readonly allowsOther?: boolean;
  readonly placeholder?: string;
  readonly emptyText?: string;
  readonly hideLabel?: boolean;
  readonly autoFocus?: boolean;
}

/** A box one writes in and a list one picks from; the search ignores accents and case. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { choices, text, onTextChange, onChoose, label, description } = props;
  const error = useFieldError(props, text.trim() === '');
  return (
    <AriaComboBox
      className={classNames(styles.field)}
      items={choices.filter((choice) => foldAccents(choice.label).includes(foldAccents(text)) || isOneOf(choices, text))}
      inputValue={text}
      onInputChange={onTextChange}
      onChange={(key) => onChoose(choices.find((choice) => choice.id === key)?.id)}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      isRequired={props.isRequired ?? false}
      allowsCustomValue={props.allowsOther ?? false}
      allowsEmptyCollection={Boolean(props.emptyText)}
      autoFocus={props.autoFocus ?? false}
      menuTrigger="focus"
    >
      <Label className={props.hideLabel ? 'visually-hidden' : classNames(styles.label)}>{label}</Label>
      {description ? (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      ) : null}
      <div className={styles.row}>
        <Input className={classNames(styles.input)} {...(props.placeholder ? { placeholder: props.placeholder } : {})} />
        <Button className={classNames(styles.open)}>
          <ChevronDown size={20} aria-hidden />
        </Button>
      </div>
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
      <Popover className={classNames(styles.popover)}>
        <ListBox className={classNames(styles.list)} renderEmptyState={() => <div className={styles.empty}>{props.emptyText}</div>}>
          {(choice: Choice<Value>) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Once a line is taken, opening the list again shows all of it, not that line alone. */
function isOneOf(choices: readonly Choice[], text: string): boolean {
  return choices.some((choice) => choice.label === text);
}
