import { Presentation } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phonesContract } from '#bridge/phones-contract';
import { useObservable } from '#client/documents/use-observable';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ConfirmDialog } from '#client/kit/layout/confirm-dialog.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { Codes } from './codes';
import { Projection } from './projection';
import type { PhonesSession } from './use-phones';
import { wifiOf } from './typed-wifi';
import own from './phones.module.css';
import styles from '#client/invite/invite.module.css';

interface InviteProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  /** How many people began something and did not give it. */
  readonly keeping: number;
  readonly onError: (error: unknown) => void;
}

/** While phones can come: what they scan, what one reads aloud, and how to stop. */
export function Invite({ workspaceId, session, keeping, onError }: InviteProps) {
  const { t } = useTranslation('phones');
  const phones = useService(phonesContract);
  const [isProjected, setProjected] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const run = (done: Promise<unknown>) => void done.catch(onError);
  return (
    <section className={styles.door} aria-labelledby="phones-codes">
      <h2 id="phones-codes">{t('codesTitle')}</h2>
      <Codes workspaceId={workspaceId} session={session} />
      <div className={styles.actions}>
        <Button variant="go" icon={<Presentation size={22} aria-hidden />} onPress={() => setProjected(true)}>
          {t('project')}
        </Button>
        <Button onPress={() => run(phones.renew({ workspaceId }))}>{t('newCode')}</Button>
        <Button variant="danger" onPress={() => setClosing(true)}>
          {t('close')}
        </Button>
      </div>
      <WifiFields workspaceId={workspaceId} />
      <p className={styles.note}>{`${t('protected')} ${t('notProtected')}`}</p>
      {isProjected ? <Projection workspaceId={workspaceId} session={session} onClose={() => setProjected(false)} /> : null}
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
  const { t } = useTranslation('phones');
  const store = wifiOf(workspaceId);
  const wifi = useObservable(store);
  return (
    <fieldset className={own.wifi}>
      <legend>{t('wifiTitle')}</legend>
      <p className={styles.note}>{t('wifiNote')}</p>
      <TextField
        label={t('wifiName')}
        value={wifi.name}
        maxLength={32}
        autoComplete="off"
        onChange={(name) => store.set({ ...wifi, name })}
      />
      <TextField
        label={t('wifiPassword')}
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
  const { t } = useTranslation('phones');
  return (
    <ConfirmDialog title={t('closeTitle')} isOpen={isOpen} stay={t('stay')} onStay={onStay} go={t('close')} onGo={onEnd}>
      <p>{t('closeWords')}</p>
      {keeping > 0 ? <p>{t('closeKeeping', { count: keeping })}</p> : null}
    </ConfirmDialog>
  );
}
