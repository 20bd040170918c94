import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import { lockContract, type Protection } from '../../model/lock-contract';
import styles from './lock.module.css';
import { NewPassphraseFields, NO_PASSPHRASE, readyPassphrase } from '#client/passphrase/new-passphrase-fields.tsx';
import { usePassphraseError } from './passphrase-error';

/** Sets the first passphrase of a démarche, or another one. */
export function SetPassphrase({ protection, onDone }: { readonly protection: Protection; readonly onDone: () => void }) {
  const { t } = useTranslation('workspace');
  const sentence = usePassphraseError();
  const isChange = protection.keeper === 'passphrase';
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState(NO_PASSPHRASE);
  const [isNoted, setNoted] = useState(false);
  const { isWorking, error, send } = useSetting(() => {
    setChosen(NO_PASSPHRASE);
    setCurrent('');
    setNoted(false);
    showToast(isChange ? t('lock.isChanged') : t('lock.isSet'));
    onDone();
  });
  const next = readyPassphrase(chosen);
  const submit = () => {
    if (next !== undefined) send(isChange ? { current, next } : { next });
  };
  const wrong = sentence(error);
  return (
    <Form onSend={submit} aria-labelledby="set-passphrase">
      <Card gap={4} pad={5}>
        <h2 id="set-passphrase">{isChange ? t('lock.changeTitle') : t('lock.setTitle')}</h2>
        {isChange ? (
          <TextField
            label={t('lock.current')}
            type="password"
            value={current}
            onChange={setCurrent}
            maxLength={400}
            answer={wrong}
            isRequired
          />
        ) : null}
        <NewPassphraseFields
          label={isChange ? t('lock.newNext') : t('lock.next')}
          passphrase={chosen}
          onChange={setChosen}
          lost={t('lock.lostForever')}
        />
        <CheckboxField
          label={t('lock.understood')}
          isSelected={isNoted}
          onChange={setNoted}
          toSend={isNoted ? undefined : t('lock.toTick')}
        />
        {protection.keeper === 'none' ? <p className={styles.note}>{t('lock.backupsReplaced')}</p> : null}
        <Row gap={3}>
          <Button type="submit" variant={isChange ? 'plain' : 'go'} isDisabled={isWorking}>
            {isChange ? t('lock.change') : t('lock.set')}
          </Button>
        </Row>
        {isWorking ? <Progress label={t('lock.working')} /> : null}
        {error && !wrong ? <ErrorNotice error={error} /> : null}
      </Card>
    </Form>
  );
}

function useSetting(onDone: () => void) {
  const { id } = useWorkspace();
  const lock = useService(lockContract);
  const [state, setState] = useState<{ readonly isWorking: boolean; readonly error?: unknown }>({ isWorking: false });
  const send = (passphrases: { readonly current?: string; readonly next: string }) => {
    setState({ isWorking: true });
    lock.setPassphrase({ id, ...passphrases }).then(
      () => {
        setState({ isWorking: false });
        onDone();
      },
      (error: unknown) => setState({ isWorking: false, error }),
    );
  };
  return { ...state, send };
}
