import { Smartphone, Tablet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GuestState, phonesContract } from '#bridge/phones-contract';
import { useRecords } from '#client/documents/use-records';
import { useCore, useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { ConfirmDialog } from '#client/kit/layout/confirm-dialog.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import { collegesOf } from '#features/people/model/people-section';
import phones from './phones.module.css';
import { useGuestName } from './use-guest-name';
import type { PhonesSession } from './use-phones';
import styles from '#client/invite/invite.module.css';
import { useLocale } from '#client/i18n/use-locale';
import { formatTime } from '#shared/moment';

interface GuestsProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  readonly guests: readonly GuestState[];
  readonly onError: (error: unknown) => void;
}

/** Who was let in: here or away, able to write or not, and how to put a phone out. */
export function Guests({ workspaceId, session, guests, onError }: GuestsProps) {
  const { t } = useTranslation('phones');
  const service = useService(phonesContract);
  const [removing, setRemoving] = useState<GuestState>();
  const run = (done: Promise<unknown>) => void done.catch(onError);
  return (
    <section className={styles.block} aria-labelledby="phones-guests">
      <h2 id="phones-guests">{t('guests', { count: guests.length })}</h2>
      {guests.length === 0 ? <p className={styles.note}>{t('nobody')}</p> : null}
      <CheckboxField
        label={t('readOnlyAll')}
        isSelected={session.readOnly}
        onChange={(readOnly) => run(service.setReadOnly({ workspaceId, readOnly }))}
      />
      <ul className={styles.devices}>
        {guests.map((guest) => (
          <GuestLine
            key={guest.id}
            guest={guest}
            onReadOnly={(readOnly) => run(service.setReadOnly({ workspaceId, guestId: guest.id, readOnly }))}
            onRemove={() => setRemoving(guest)}
          />
        ))}
      </ul>
      {removing ? (
        <RemoveDialog
          guest={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={() => {
            run(service.remove({ workspaceId, guestId: removing.id }));
            setRemoving(undefined);
          }}
        />
      ) : null}
    </section>
  );
}

interface GuestLineProps {
  readonly guest: GuestState;
  readonly onReadOnly: (readOnly: boolean) => void;
  readonly onRemove: () => void;
}

function GuestLine({ guest, onReadOnly, onRemove }: GuestLineProps) {
  const { t } = useTranslation('phones');
  const locale = useLocale();
  const college = useRecords(collegesOf(useCore())).find(({ id }) => id === guest.profile.college);
  const name = useGuestName()(guest.profile);
  const Device = guest.kiosk ? Tablet : Smartphone;
  return (
    <li className={styles.device}>
      <Device size={24} aria-hidden />
      <span className={styles.words}>
        <b>
          <PictureIcon picture={guest.profile.picture} /> {name}
        </b>
        <span className={phones.facts}>
          {college ? <CollegeBadge look={college} /> : null}
          <StatusLine kind={guest.here ? 'ok' : 'off'}>
            {guest.here ? t('here') : t('away', { time: formatTime(guest.lastSeen, locale) })}
          </StatusLine>
          {guest.kiosk ? <span>{t('shared')}</span> : null}
        </span>
      </span>
      <CheckboxField label={t('readOnly')} aria-label={t('readOnlyNamed', { name })} isSelected={guest.readOnly} onChange={onReadOnly} />
      <Button size="s" aria-label={t('removeNamed', { name })} onPress={onRemove}>
        {t('remove')}
      </Button>
    </li>
  );
}

interface RemoveDialogProps {
  readonly guest: GuestState;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

function RemoveDialog({ guest, onClose, onRemove }: RemoveDialogProps) {
  const { t } = useTranslation('phones');
  const name = useGuestName()(guest.profile);
  return (
    <ConfirmDialog title={t('removeTitle', { name })} stay={t('stay')} onStay={onClose} go={t('remove')} onGo={onRemove}>
      <p>{t('removeWords')}</p>
    </ConfirmDialog>
  );
}
