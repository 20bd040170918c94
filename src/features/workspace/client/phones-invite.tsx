import { Presentation } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phonesContract } from '#bridge/phones-contract';
import { useObservable } from '#client/documents/use-observable';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { PhonesCodes } from './phones-codes';
import { PhonesProjection } from './phones-projection';
import type { PhonesSession } from './phones-state';
import { wifiOf } from './phones-wifi';
import styles from './sharing.module.css';

interface PhonesInviteProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  /** How many people began something and did not give it. */
  readonly keeping: number;
  readonly onError: (error: unknown) => void;
}

/** While phones can come: what they scan, what one reads aloud, and how to stop. */
export function PhonesInvite({ workspaceId, session, keeping, onError }: PhonesInviteProps) {
  const { t } = useTranslation('workspace');
  const phones = useService(phonesContract);
  const [isProjected, setProjected] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const run = (done: Promise<unknown>) => void done.catch(onError);
  return (
    <section className={styles.door} aria-labelledby="phones-codes">
      <h2 id="phones-codes">{t('phones.codesTitle')}</h2>
      <PhonesCodes workspaceId={workspaceId} session={session} />
      <div className={styles.actions}>
        <Button variant="go" icon={<Presentation size={22} aria-hidden />} onPress={() => setProjected(true)}>
          {t('phones.project')}
        </Button>
        <Button onPress={() => run(phones.renew({ workspaceId }))}>{t('phones.newCode')}</Button>
        <Button variant="danger" onPress={() => setClosing(true)}>
          {t('phones.close')}
        </Button>
      </div>
      <WifiFields workspaceId={workspaceId} />
      <p className={styles.note}>{`${t('phones.protected')} ${t('phones.notProtected')}`}</p>
      {isProjected ? <PhonesProjection workspaceId={workspaceId} session={session} onClose={() => setProjected(false)} /> : null}
      <CloseDialog
        isOpen={isClosing}
        keeping={keeping}
        onStay={() => setClosing(false)}
        onEnd={() => {
          setClosing(false);
          run(phones.close({ workspaceId }));
        }}
      />
    </section>
  );
}

/** The Wi-Fi of the room, typed once for its QR code; it stays in this window. */
function WifiFields({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useTranslation('workspace');
  const store = wifiOf(workspaceId);
  const wifi = useObservable(store);
  return (
    <fieldset className={styles.wifi}>
      <legend>{t('phones.wifiTitle')}</legend>
      <p className={styles.note}>{t('phones.wifiNote')}</p>
      <TextField
        label={t('phones.wifiName')}
        value={wifi.name}
        maxLength={32}
        autoComplete="off"
        onChange={(name) => store.set({ ...wifi, name })}
      />
      <TextField
        label={t('phones.wifiPassword')}
        value={wifi.password}
        maxLength={63}
        autoComplete="off"
        spellCheck="false"
        onChange={(password) => store.set({ ...wifi, password })}
      />
    </fieldset>
  );
}

interface CloseDialogProps {
  readonly isOpen: boolean;
  readonly keeping: number;
  readonly onStay: () => void;
  readonly onEnd: () => void;
}

function CloseDialog({ isOpen, keeping, onStay, onEnd }: CloseDialogProps) {
  const { t } = useTranslation('workspace');
  return (
    <Dialog
      title={t('phones.closeTitle')}
      isOpen={isOpen}
      role="alertdialog"
      onClose={onStay}
      actions={
        <>
          <Button onPress={onStay}>{t('phones.stay')}</Button>
          <Button variant="danger" onPress={onEnd}>
            {t('phones.close')}
          </Button>
        </>
      }
    >
      <p>{t('phones.closeWords')}</p>
      {keeping > 0 ? <p>{t('phones.closeKeeping', { count: keeping })}</p> : null}
    </Dialog>
  );
}
