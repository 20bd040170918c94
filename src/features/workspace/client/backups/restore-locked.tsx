import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import styles from '../lock/lock.module.css';
import { usePassphraseError } from '../lock/passphrase-error';

interface RestoreLockedProps {
  readonly error: unknown;
  readonly isWorking: boolean;
  readonly onPassphrase: (passphrase: string) => void;
}

/** A backup under a passphrase is opened before it takes the place of the file: its passphrase is asked for. */
export function RestoreLocked({ error, isWorking, onPassphrase }: RestoreLockedProps) {
  const { t } = useTranslation('workspace');
  const sentence = usePassphraseError();
  const [passphrase, setPassphrase] = useState('');
  return (
    <Form className={styles.form} onSend={() => onPassphrase(passphrase)}>
      <p>{t('repair.passphrase')}</p>
      <TextField
        label={t('repair.passphraseField')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        isReadOnly={isWorking}
        maxLength={400}
        autoFocus
        isRequired
        answer={sentence(error)}
      />
      <Row gap={3}>
        <Button variant="go" type="submit" isDisabled={isWorking}>
          {t('repair.openLocked')}
        </Button>
      </Row>
    </Form>
  );
}
