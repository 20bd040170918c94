import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phonesContract } from '#bridge/phones-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { NetworkChoice, useNetworkChoice } from '#client/invite/network-choice.tsx';
import styles from '#client/invite/invite.module.css';

/** Before phones can come: the network, and who lets them in. */
export function OpeningForm({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useTranslation('phones');
  const phones = useService(phonesContract);
  const network = useNetworkChoice();
  const [admit, setAdmit] = useState<'ask' | 'all'>('ask');
  const [state, setState] = useState<{ isOpening: boolean; error?: unknown }>({ isOpening: false });
  const submit = () => {
    if (!network.chosen) return;
    setState({ isOpening: true });
    phones
      .open({ workspaceId, address: network.chosen, admit })
      // What is to be scanned takes the place of the form: it begins at the top.
      .then(() => scrollTo({ top: 0 }))
      .catch((error: unknown) => setState({ isOpening: false, error }));
  };
  return (
    <Form className={styles.form} onSend={submit}>
      {state.error ? <ErrorNotice error={state.error} /> : null}
      <p>{t('intro')}</p>
      <NetworkChoice network={network} description={t('networkNote')} />
      <RadioCards
        label={t('admit')}
        value={admit}
        onChange={setAdmit}
        choices={[
          { id: 'ask', label: t('admitAsk'), description: t('admitAskNote') },
          { id: 'all', label: t('admitAll'), description: t('admitAllNote') },
        ]}
      />
      <Notice kind="info" title={t('protected')}>
        <p>{t('notProtected')}</p>
      </Notice>
      <div className={styles.actions}>
        <Button variant="go" size="l" type="submit" isDisabled={state.isOpening || !network.chosen}>
          {t('open')}
        </Button>
      </div>
      {state.isOpening ? <Progress label={t('opening')} /> : null}
    </Form>
  );
}
