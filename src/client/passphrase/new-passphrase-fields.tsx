import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { MIN_PASSPHRASE_LETTERS, strengthOf } from './passphrase-strength';
import styles from './new-passphrase-fields.module.css';

/** A passphrase that is being chosen: as written, as written again, and whether it is seen instead. */
export interface NewPassphrase {
  readonly value: string;
  readonly again: string;
  readonly isShown: boolean;
}

/** Before anything is written. */
export const NO_PASSPHRASE: NewPassphrase = { value: '', again: '', isShown: false };

/** The passphrase once it can be taken: long enough, and written twice the same or seen. */
export function readyPassphrase({ value, again, isShown }: NewPassphrase): string | undefined {
  const isLong = value.trim().length >= MIN_PASSPHRASE_LETTERS;
  return isLong && (isShown || value === again) ? value : undefined;
}

interface NewPassphraseFieldsProps {
  readonly label: string;
  readonly passphrase: NewPassphrase;
  readonly onChange: (next: NewPassphrase) => void;
  /** What is lost with it. */
  readonly lost: string;
}

/** Choosing a passphrase: how good it is, in words, and that it can't be found again. */
export function NewPassphraseFields({ label, passphrase, onChange, lost }: NewPassphraseFieldsProps) {
  const { t } = useTranslation('kit');
  const [wasLeft, setLeft] = useState(false);
  const { value, again, isShown } = passphrase;
  const change = (part: Partial<NewPassphrase>) => onChange({ ...passphrase, ...part });
  const type = isShown ? 'text' : 'password';
  const isTooShort = value.trim().length < MIN_PASSPHRASE_LETTERS;
  const isShort = wasLeft && value !== '' && isTooShort;
  const differ = !isShown && again !== '' && !value.startsWith(again);
  return (
    <div className={styles.fields}>
      <TextField
        label={label}
        description={t('passphrase.advice')}
        type={type}
        value={value}
        onChange={(next) => change({ value: next })}
        onBlur={() => setLeft(true)}
        maxLength={400}
        isRequired
        errorMessage={isShort ? t('passphrase.tooShort') : undefined}
        toSend={value !== '' && isTooShort ? t('passphrase.tooShort') : undefined}
      />
      <p className={styles.strength} role="status">
        {isTooShort ? '' : t(`passphrase.strength.${strengthOf(value)}`)}
      </p>
      <CheckboxField label={t('passphrase.show')} isSelected={isShown} onChange={(shown) => change({ isShown: shown })} />
      {isShown ? null : (
        <TextField
          label={t('passphrase.again')}
          type="password"
          value={again}
          onChange={(next) => change({ again: next })}
          maxLength={400}
          errorMessage={differ ? t('passphrase.differ') : undefined}
          toSend={value === again ? undefined : t('passphrase.onceMore')}
        />
      )}
      <Notice kind="warn" title={lost} />
    </div>
  );
}
