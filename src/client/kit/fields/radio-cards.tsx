import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { classNames } from '../class-names';
import styles from './radio-cards.module.css';
import type { Choice } from './select-field';
import type { FieldWords } from './text-field-frame';
import { useFieldError } from './use-field-error';

interface CardChoice<Value extends string> extends Choice<Value> {
  readonly picture?: ReactNode;
}

interface RadioCardsProps<Value extends string> extends FieldWords {
  readonly choices: readonly CardChoice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** `compact`: short words side by side. */
  readonly layout?: 'cards' | 'compact';
}

/** One choice among a few, each large enough to say what it means. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, description, choices, value, onChange, layout } = props;
  const error = useFieldError(props, value === undefined);
  return (
    <RadioGroup
      className={classNames(styles.group)}
      value={value ?? null}
      onChange={(id) => {
        const choice = choices.find((candidate) => candidate.id === id);
        if (choice) onChange(choice.id);
      }}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      isRequired={props.isRequired ?? false}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      {description ? (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      ) : null}
      <div className={classNames(styles.cards, layout === 'compact' && styles.compact)}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={classNames(styles.card)}>
            <span className={styles.dot} />
            {choice.picture}
            <span className={styles.words}>
              <b>{choice.label}</b>
              {choice.description ? <span>{choice.description}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </RadioGroup>
  );
}
