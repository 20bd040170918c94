import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type JoinProgress, sharingContract } from '#bridge/sharing-contract';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { Form } from '#client/kit/fields/form.tsx';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { toAppError } from '#shared/app-error';
import styles from '#client/invite/invite.module.css';

/** What stands for « whichever table answers to the code ». */
const ANY = 'any';

/** « Rejoindre une table »: the code, the tables found, an address where none is found, and what is going on. */
export default function JoinScreen() {
  const { t } = useTranslation('tables');
  const [code, setCode] = useState('');
  const [name, setName] = useState(() => t('defaultName', { number: 2 }));
  const [picked, setPicked] = useState(ANY);
  const [typed, setTyped] = useState('');
  const { step, error, join, cancel } = useJoining();
  const isWhole = code.replace(/[^a-z0-9]/giu, '').length === 8;
  const submit = () => {
    const address = typed.trim() || (picked === ANY ? '' : picked);
    join({ code, tableName: name.trim() || t('defaultName', { number: 2 }), ...(address ? { address } : {}) });
  };
  return (
    <>
      <PageHeader title={t('joinTitle')} intro={t('joinIntro')} />
      <Form className={styles.form} onSend={submit}>
        {error ? <JoinError error={error} /> : null}
        <TextField
          label={t('code')}
          description={t('codeExample')}
          value={code}
          onChange={setCode}
          maxLength={20}
          size="l"
          autoFocus
          autoComplete="off"
          spellCheck="false"
          toSend={isWhole ? undefined : t('codeMissing')}
        />
        <TextField label={t('tableName')} description={t('tableNameExample')} value={name} onChange={setName} maxLength={40} />
        <Nearby picked={picked} onPick={setPicked} />
        <TextField label={t('address')} description={t('addressExample')} value={typed} onChange={setTyped} maxLength={80} />
        {step ? (
          <Progress label={t(`steps.${step}`)} onCancel={cancel} />
        ) : (
          <div className={styles.actions}>
            <Button variant="go" size="l" type="submit">
              {t('join')}
            </Button>
            <ButtonLink size="l" href="#/">
              {t('back')}
            </ButtonLink>
          </div>
        )}
      </Form>
    </>
  );
}

/** The tables that announce themselves, while one looks. */
function Nearby({ picked, onPick }: { readonly picked: string; readonly onPick: (address: string) => void }) {
  const { t } = useTranslation('tables');
  const tables = useNearby();
  const isSearching = useIsWithin(4000);
  if (tables.length === 0) {
    return (
      <p className={styles.note} role="status">
        {isSearching ? t('searching') : t('nobodyNearby')}
      </p>
    );
  }
  const found = tables.map(({ name, address }) => ({ id: address, label: name || address, description: address }));
  const choices = [{ id: ANY, label: t('anyTable') }, ...found];
  return <RadioCards label={t('nearby')} value={picked} onChange={onPick} choices={choices} />;
}

function useNearby(): readonly { name: string; address: string }[] {
  const connection = useHostConnection();
  const sharing = useService(sharingContract);
  const [tables, setTables] = useState<readonly { name: string; address: string }[]>([]);
  useEffect(() => {
    let close = () => {};
    const stop = connection.onOpen(() => {
      close();
      close = sharing.nearby({}, { onItem: setTables }).close;
    });
    return () => {
      stop();
      close();
    };
  }, [connection, sharing]);
  return tables;
}

function useIsWithin(ms: number): boolean {
  const [isWithin, setWithin] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setWithin(false), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isWithin;
}

/** What went wrong, in the words of this place where the general sentence would not help. */
function JoinError({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('tables');
  const { code } = toAppError(error);
  if (code === 'forbidden') {
    return (
      <Notice kind="error" title={t('refusedTitle')}>
        <p>{t('refusedWords')}</p>
      </Notice>
    );
  }
  if (code === 'too-many-requests') {
    return (
      <Notice kind="error" title={t('lockedTitle')}>
        <p>{t('lockedWords')}</p>
      </Notice>
    );
  }
  return <ErrorNotice error={error} />;
}

/** One attempt to join at a time; leaving the screen gives it up. */
function useJoining() {
  const sharing = useService(sharingContract);
  const [step, setStep] = useState<Exclude<JoinProgress['step'], 'done'>>();
  const [error, setError] = useState<unknown>();
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  const end = (failure?: unknown) => {
    setStep(undefined);
    setError(failure);
  };
  const join = (input: { code: string; tableName: string; address?: string }) => {
    end();
    setStep('calling');
    const onItem = (progress: JoinProgress) => {
      if (progress.step === 'done') window.location.hash = screenAddress(progress.workspaceId);
      else setStep(progress.step);
    };
    stop.current = sharing.join(input, { onItem, onClose: end }).close;
  };
  const cancel = () => {
    stop.current();
    end();
  };
  return { step, error, join, cancel };
}
