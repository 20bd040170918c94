import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingContract } from '#bridge/sharing-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { NetworkChoice, useNetworkChoice } from '#client/invite/network-choice.tsx';
import styles from '#client/invite/invite.module.css';

interface OpeningFormProps {
  readonly workspaceId: string;
  /** The name this table already had. */
  readonly tableName: string;
}

/** Before sharing: this table's name, the network, and who lets tables in. */
export function OpeningForm({ workspaceId, tableName }: OpeningFormProps) {
  const { t } = useTranslation('tables');
  const sharing = useService(sharingContract);
  const [name, setName] = useState(tableName || t('defaultName', { number: 1 }));
  const network = useNetworkChoice();
  const [admit, setAdmit] = useState<'ask' | 'all'>('ask');
  const [state, setState] = useState<{ isOpening: boolean; error?: unknown }>({ isOpening: false });
  const submit = () => {
    if (!network.chosen) return;
    setState({ isOpening: true });
    sharing
      .share({ workspaceId, tableName: name.trim(), address: network.chosen, admit })
      .then(() => setState({ isOpening: false }))
      .catch((error: unknown) => setState({ isOpening: false, error }));
  };
  return (
    <Form className={styles.form} onSend={submit}>
      {state.error ? <ErrorNotice error={state.error} /> : null}
      <TextField
        label={t('tableName')}
        description={t('tableNameExample')}
        value={name}
        onChange={setName}
        maxLength={40}
        size="l"
        errorMessage={name.trim() === '' ? t('tableNameMissing') : undefined}
      />
      <RadioCards
        label={t('admit')}
        value={admit}
        onChange={setAdmit}
        choices={[
          { id: 'ask', label: t('admitAsk'), description: t('admitAskNote') },
          { id: 'all', label: t('admitAll'), description: t('admitAllNote') },
        ]}
      />
      <NetworkChoice network={network} description={t('networkNote')} />
      <div className={styles.actions}>
        <Button variant="go" size="l" type="submit" isDisabled={state.isOpening || !network.chosen}>
          {t('open')}
        </Button>
      </div>
      {state.isOpening ? <Progress label={t('opening')} /> : null}
    </Form>
  );
}
