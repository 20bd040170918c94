import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingContract } from '#bridge/sharing-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/error-notice.tsx';
import { Progress } from '#client/kit/progress.tsx';
import { RadioCards } from '#client/kit/radio-cards.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import styles from './sharing.module.css';

/** The address by which a computer speaks to itself alone. */
const LOOPBACK = '127.0.0.1';

export interface SharingDoorFormProps {
  readonly workspaceId: string;
  /** The name this table already had. */
  readonly tableName: string;
}

/** Before sharing: this table's name, the network, and who lets tables in. */
export function SharingDoorForm({ workspaceId, tableName }: SharingDoorFormProps) {
  const { t } = useTranslation('workspace');
  const sharing = useService(sharingContract);
  const [name, setName] = useState(tableName || t('sharing.defaultName', { number: 1 }));
  const { choices, chosen, choose } = useAddresses();
  const [admit, setAdmit] = useState<'ask' | 'all'>('ask');
  const [state, setState] = useState<{ isOpening: boolean; error?: unknown }>({ isOpening: false });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || !chosen) return;
    setState({ isOpening: true });
    sharing
      .share({ workspaceId, tableName: name.trim(), address: chosen, admit })
      .then(() => setState({ isOpening: false }))
      .catch((error: unknown) => setState({ isOpening: false, error }));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {state.error ? <ErrorNotice error={state.error} /> : null}
      <TextField
        label={t('sharing.tableName')}
        description={t('sharing.tableNameExample')}
        value={name}
        onChange={setName}
        maxLength={40}
        size="l"
        errorMessage={name.trim() === '' ? t('sharing.tableNameMissing') : undefined}
      />
      <RadioCards
        label={t('sharing.admit')}
        value={admit}
        onChange={setAdmit}
        choices={[
          { id: 'ask', label: t('sharing.admitAsk'), description: t('sharing.admitAskNote') },
          { id: 'all', label: t('sharing.admitAll'), description: t('sharing.admitAllNote') },
        ]}
      />
      <RadioCards label={t('sharing.network')} description={t('sharing.networkNote')} value={chosen} onChange={choose} choices={choices} />
      <div className={styles.actions}>
        <Button variant="go" size="l" type="submit" isDisabled={state.isOpening || !chosen}>
          {t('sharing.open')}
        </Button>
      </div>
      {state.isOpening ? <Progress label={t('sharing.opening')} /> : null}
    </form>
  );
}

/** The networks one may share through, the likeliest chosen. */
function useAddresses() {
  const { t } = useTranslation('workspace');
  const sharing = useService(sharingContract);
  const [addresses, setAddresses] = useState<readonly { address: string; network: string }[]>();
  const [picked, choose] = useState<string>();
  useEffect(() => {
    sharing.addresses({}).then(setAddresses, () => setAddresses([]));
  }, [sharing]);
  const networks = (addresses ?? []).map(({ address, network }) => ({
    id: address,
    label: address,
    description: t('sharing.networkName', { network }),
  }));
  const choices = [...networks, { id: LOOPBACK, label: t('sharing.loopback'), description: t('sharing.loopbackNote') }];
  return { choices, chosen: picked ?? (addresses && choices[0]?.id), choose };
}
