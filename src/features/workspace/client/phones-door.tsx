import { Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type GuestRequest, phonesContract } from '#bridge/phones-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { type Picture, signPictures } from '#features/people/model/person';
import phones from './phones.module.css';
import { useGuestName } from './phones-names';
import type { PhonesSession } from './phones-state';
import styles from './sharing.module.css';
import { spokenTime } from './spoken-date';

interface PhonesDoorProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  readonly onError: (error: unknown) => void;
}

/** Who waits to be let in, with the two pictures their phone shows; and what was tried that no phone of ours does. */
export function PhonesDoor({ workspaceId, session, onError }: PhonesDoorProps) {
  const { t, i18n } = useTranslation('workspace');
  const service = useService(phonesContract);
  const { requests, alert } = session;
  const decide = (admitted: boolean, requestId?: string) =>
    void service.decide({ workspaceId, admitted, ...(requestId === undefined ? {} : { requestId }) }).catch(onError);
  return (
    <>
      {alert ? (
        <Notice kind="warn" title={t(`phones.alerts.${alert.kind}`, { time: spokenTime(alert.at, i18n.language) })}>
          <p>{t(`phones.alertsTodo.${alert.kind}`)}</p>
        </Notice>
      ) : null}
      {requests.length > 0 ? (
        <section className={styles.requests} aria-labelledby="phones-requests" role="alert">
          <h2 id="phones-requests">{t('phones.requests', { count: requests.length })}</h2>
          <p className={styles.note}>{t('phones.requestsNote')}</p>
          <ul className={styles.tables}>
            {requests.map((request) => (
              <Request key={request.id} request={request} decide={(admitted) => decide(admitted, request.id)} />
            ))}
          </ul>
          {requests.length > 1 ? (
            <div className={styles.actions}>
              <Button onPress={() => decide(true)}>{t('phones.letAllIn')}</Button>
            </div>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

function Request({ request, decide }: { readonly request: GuestRequest; readonly decide: (admitted: boolean) => void }) {
  const { t } = useTranslation('workspace');
  const name = useGuestName()(request.profile);
  const [first, second] = signPictures(request.sign);
  return (
    <li className={styles.table}>
      <Smartphone size={24} aria-hidden />
      <span className={styles.words}>
        <b>{name}</b>
        <span className={styles.facts}>
          {request.kiosk ? t('phones.asksShared', { address: request.from }) : t('phones.asksFrom', { address: request.from })}
        </span>
      </span>
      <ul className={phones.signs} aria-label={t('phones.sign')}>
        <SignPicture picture={first} />
        <SignPicture picture={second} />
      </ul>
      <Button size="s" aria-label={t('phones.sendAwayNamed', { name })} onPress={() => decide(false)}>
        {t('phones.sendAway')}
      </Button>
      <Button size="s" variant="go" aria-label={t('phones.letInNamed', { name })} onPress={() => decide(true)}>
        {t('phones.letIn')}
      </Button>
    </li>
  );
}

function SignPicture({ picture }: { readonly picture: Picture }) {
  const { t } = useTranslation('people');
  return (
    <li>
      <PictureIcon picture={picture} size={36} />
      <span>{t(`pictures.${picture}`)}</span>
    </li>
  );
}
