import { Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type GuestRequest, phonesContract } from '#bridge/phones-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { type Picture, signPictures } from '#features/people/model/person';
import phones from './phones.module.css';
import { useGuestName } from './use-guest-name';
import type { PhonesSession } from './use-phones';
import styles from '#client/invite/invite.module.css';
import { useLocale } from '#client/i18n/use-locale';
import { formatTime } from '#shared/moment';

interface DoorProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  readonly onError: (error: unknown) => void;
}

/** Who waits to be let in, with the two pictures their phone shows; and what was tried that no phone of ours does. */
export function Door({ workspaceId, session, onError }: DoorProps) {
  const { t } = useTranslation('phones');
  const locale = useLocale();
  const service = useService(phonesContract);
  const { requests, alert } = session;
  const decide = (admitted: boolean, requestId?: string) =>
    void service.decide({ workspaceId, admitted, ...(requestId === undefined ? {} : { requestId }) }).catch(onError);
  return (
    <>
      {alert ? (
        <Notice kind="warn" title={t(`alerts.${alert.kind}`, { time: formatTime(alert.at, locale) })}>
          <p>{t(`alertsTodo.${alert.kind}`)}</p>
        </Notice>
      ) : null}
      {requests.length > 0 ? (
        <section className={styles.requests} aria-labelledby="phones-requests" role="alert">
          <h2 id="phones-requests">{t('requests', { count: requests.length })}</h2>
          <p className={styles.note}>{t('requestsNote')}</p>
          <ul className={styles.devices}>
            {requests.map((request) => (
              <Request key={request.id} request={request} decide={(admitted) => decide(admitted, request.id)} />
            ))}
          </ul>
          {requests.length > 1 ? (
            <div className={styles.actions}>
              <Button onPress={() => decide(true)}>{t('letAllIn')}</Button>
            </div>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

function Request({ request, decide }: { readonly request: GuestRequest; readonly decide: (admitted: boolean) => void }) {
  const { t } = useTranslation('phones');
  const name = useGuestName()(request.profile);
  const [first, second] = signPictures(request.sign);
  return (
    <li className={styles.device}>
      <Smartphone size={24} aria-hidden />
      <span className={styles.words}>
        <b>{name}</b>
        <span className={styles.facts}>
          {request.kiosk ? t('asksShared', { address: request.from }) : t('asksFrom', { address: request.from })}
        </span>
      </span>
      <ul className={phones.signs} aria-label={t('sign')}>
        <SignPicture picture={first} />
        <SignPicture picture={second} />
      </ul>
      <Button size="s" aria-label={t('sendAwayNamed', { name })} onPress={() => decide(false)}>
        {t('sendAway')}
      </Button>
      <Button size="s" variant="go" aria-label={t('letInNamed', { name })} onPress={() => decide(true)}>
        {t('letIn')}
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
