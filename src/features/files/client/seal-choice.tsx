import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { type NewPassphrase, NewPassphraseFields, NO_PASSPHRASE, readyPassphrase } from '#client/passphrase/new-passphrase-fields.tsx';
import styles from './files.module.css';

/** Whether a file is to be protected, and by what. */
interface Seal {
  readonly isWanted: boolean;
  readonly passphrase: NewPassphrase;
}

/** The answer of `SealChoice`; what is locked here is protected there, unless somebody decides otherwise. */
export function useSeal(isWanted: boolean) {
  return useState<Seal>({ isWanted, passphrase: NO_PASSPHRASE });
}

/** The passphrase to seal with (undefined: none wanted), once the question is answered. */
export function readySeal({ isWanted, passphrase }: Seal): { readonly passphrase?: string | undefined } | undefined {
  if (!isWanted) return {};
  const ready = readyPassphrase(passphrase);
  return ready === undefined ? undefined : { passphrase: ready };
}

/** « Protéger par une phrase secrète »: optional, and what it costs is said. */
export function SealChoice({ seal, onChange }: { readonly seal: Seal; readonly onChange: (seal: Seal) => void }) {
  const { t } = useTranslation('files');
  return (
    <>
      <CheckboxField label={t('save.seal')} isSelected={seal.isWanted} onChange={(isWanted) => onChange({ ...seal, isWanted })} />
      {seal.isWanted ? (
        <NewPassphraseFields
          label={t('save.passphrase')}
          passphrase={seal.passphrase}
          onChange={(passphrase) => onChange({ ...seal, passphrase })}
          lost={t('save.sealHint')}
        />
      ) : (
        <p className={styles.note}>{t('save.open')}</p>
      )}
    </>
  );
}
