import { LockKeyhole } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { toAppError } from '#shared/app-error';
import { lockContract } from '../../model/lock-contract';
import styles from './lock.module.css';
import { usePassphraseError } from './passphrase-error';
import { useCatalogue } from '../home/use-catalogue';

interface LockScreenProps {
  readonly id: string;
  /** Words of this window wait for the démarche to open. */
  readonly hasWaitingWords: boolean;
  /** It was opened, here or in another window. */
  readonly onOpen: () => void;
}

/** In the place of a locked démarche: its name, one field, one button. */
export function LockScreen({ id, hasWaitingWords, onOpen }: LockScreenProps) {
  const { t } = useTranslation('workspace');
  const summary = useCatalogue()?.workspaces.find((one) => one.id === id);
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const wasLocked = useRef(false);
  const state = summary?.state;
  useEffect(() => {
    if (state === 'locked') wasLocked.current = true;
    else if (state && wasLocked.current) latest.current();
  }, [state]);
  return (
    <div className={styles.locked}>
      <h1 tabIndex={-1}>{t('lock.screen.title', { title: summary?.title ?? '' })}</h1>
      {summary?.keeper === 'keychain' ? (
        <p>{t('lock.screen.elsewhere')}</p>
      ) : (
        <>
          <p>{hasWaitingWords ? t('lock.screen.waiting') : t('lock.screen.safe')}</p>
          <UnlockForm id={id} onOpen={onOpen} />
        </>
      )}
      <Row gap={3}>
        <ButtonLink href="#/">{t('lock.screen.back')}</ButtonLink>
      </Row>
    </div>
  );
}

function UnlockForm({ id, onOpen }: Pick<LockScreenProps, 'id' | 'onOpen'>) {
  const { t } = useTranslation('workspace');
  const lock = useService(lockContract);
  const sentence = usePassphraseError();
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<{ readonly isOpening: boolean; readonly error?: unknown }>({ isOpening: false });
  const field = useRef<HTMLDivElement>(null);
  const submit = () => {
    setState({ isOpening: true });
    lock.unlock({ id, passphrase }).then(onOpen, (error: unknown) => {
      setState({ isOpening: false, error });
      if (toAppError(error).code === 'wrong-passphrase') setPassphrase('');
      field.current?.querySelector('input')?.focus();
    });
  };
  const wrong = sentence(state.error);
  return (
    <Form className={styles.form} onSend={submit}>
      <div ref={field}>
        <TextField
          label={t('lock.screen.passphrase')}
          type="password"
          size="l"
          value={passphrase}
          onChange={setPassphrase}
          isReadOnly={state.isOpening}
          maxLength={400}
          autoFocus
          isRequired
          answer={wrong}
        />
      </div>
      <Row gap={3}>
        <Button variant="go" size="l" type="submit" icon={<LockKeyhole size={22} aria-hidden />} isDisabled={state.isOpening}>
          {t('lock.screen.open')}
        </Button>
      </Row>
      {state.isOpening ? <Progress label={t('lock.screen.opening')} /> : null}
      {state.error && !wrong ? <ErrorNotice error={state.error} /> : null}
    </Form>
  );
}
