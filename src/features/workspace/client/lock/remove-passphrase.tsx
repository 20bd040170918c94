import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import { lockContract } from '../../model/lock-contract';
import { usePassphraseError } from './passphrase-error';

/** Takes the passphrase off, for who knows it. */
export function RemovePassphrase({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const lock = useService(lockContract);
  const sentence = usePassphraseError();
  const [current, setCurrent] = useState('');
  const [error, setError] = useState<unknown>();
  const submit = () => {
    const done = () => {
      showToast(t('lock.isRemoved'));
      onDone();
    };
    lock.removePassphrase({ id, current }).then(done, setError);
  };
  const wrong = sentence(error);
  return (
    <Form onSend={submit} aria-labelledby="remove-passphrase">
      <Card gap={4} pad={5}>
        <h2 id="remove-passphrase">{t('lock.removeTitle')}</h2>
        <p>{t('lock.removeWords')}</p>
        <TextField
          label={t('lock.current')}
          type="password"
          value={current}
          onChange={setCurrent}
          maxLength={400}
          answer={wrong}
          isRequired
        />
        <Row gap={3}>
          <Button type="submit" variant="danger">
            {t('lock.remove')}
          </Button>
        </Row>
        {error && !wrong ? <ErrorNotice error={error} /> : null}
      </Card>
    </Form>
  );
}
