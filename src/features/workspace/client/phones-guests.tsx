import { Smartphone, Tablet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GuestState, phonesContract } from '#bridge/phones-contract';
import { useRecords } from '#client/documents/use-records';
import { useCore, useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import { collegesOf } from '#features/people/model/people-section';
import phones from './phones.module.css';
import { useGuestName } from './phones-names';
import type { PhonesSession } from './phones-state';
import styles from './sharing.module.css';
import { spokenTime } from './spoken-date';

interface PhonesGuestsProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  readonly guests: readonly GuestState[];
  readonly onError: (error: unknown) => void;
}

/** Who was let in: here or away, able to write or not, and how to put a phone out. */
export function PhonesGuests({ workspaceId, session, guests, onError }: PhonesGuestsProps) {
  const { t } = useTranslation('workspace');
  const service = useService(phonesContract);
  const [removing, setRemoving] = useState<GuestState>();
  const run = (done: Promise<unknown>) => void done.catch(onError);
  return (
    <section className={styles.block} aria-labelledby="phones-guests">
      <h2 id="phones-guests">{t('phones.guests', { count: guests.length })}</h2>
      {guests.length === 0 ? <p className={styles.note}>{t('phones.nobody')}</p> : null}
      <CheckboxField
        label={t('phones.readOnlyAll')}
        isSelected={session.readOnly}
        onChange={(readOnly) => run(service.setReadOnly({ workspaceId, readOnly }))}
      />
      <ul className={styles.tables}>
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
  const { t, i18n } = useTranslation('workspace');
  const college = useRecords(collegesOf(useCore())).find(({ id }) => id === guest.profile.college);
  const name = useGuestName()(guest.profile);
  const Device = guest.kiosk ? Tablet : Smartphone;
  return (
    <li className={styles.table}>
      <Device size={24} aria-hidden />
      <span className={styles.words}>
        <b>
          <PictureIcon picture={guest.profile.picture} /> {name}
        </b>
        <span className={phones.facts}>
          {college ? <CollegeBadge look={college} /> : null}
          <StatusLine kind={guest.here ? 'ok' : 'off'}>
            {guest.here ? t('phones.here') : t('phones.away', { time: spokenTime(guest.lastSeen, i18n.language) })}
          </StatusLine>
          {guest.kiosk ? <span>{t('phones.shared')}</span> : null}
        </span>
      </span>
      <CheckboxField
        label={t('phones.readOnly')}
        aria-label={t('phones.readOnlyNamed', { name })}
        isSelected={guest.readOnly}
        onChange={onReadOnly}
      />
      <Button size="s" aria-label={t('phones.removeNamed', { name })} onPress={onRemove}>
        {t('phones.remove')}
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
  const { t } = useTranslation('workspace');
  const name = useGuestName()(guest.profile);
  return (
    <Dialog
      title={t('phones.removeTitle', { name })}
      isOpen
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('phones.stay')}</Button>
          <Button variant="danger" onPress={onRemove}>
            {t('phones.remove')}
          </Button>
        </>
      }
    >
      <p>{t('phones.removeWords')}</p>
    </Dialog>
  );
}
