import { useTranslation } from 'react-i18next';
import { spokenCode } from '#bridge/spoken-code';
import { useObservable } from '#client/documents/use-observable';
import { QrCode } from '#client/kit/qr-code.tsx';
import { wifiCode } from '../model/wifi-code';
import styles from './phones.module.css';
import type { PhonesSession } from './use-phones';
import { wifiOf } from './typed-wifi';
import { useLocale } from '#client/i18n/use-locale';
import { formatTime } from '#shared/moment';

/** 1. the Wi-Fi, 2. the page, and for who can't scan: the address and the code, to be read aloud. */
export function Codes({ workspaceId, session }: { readonly workspaceId: string; readonly session: PhonesSession }) {
  const { t } = useTranslation('phones');
  const locale = useLocale();
  const wifi = useObservable(wifiOf(workspaceId));
  const toJoin = wifiCode(wifi);
  const letters = [...session.code.toUpperCase()].join(' ');
  return (
    <div className={styles.codes}>
      {toJoin ? (
        <figure className={styles.scan}>
          <QrCode text={toJoin} label={t('scanWifiLabel', { name: wifi.name })} />
          <figcaption>
            <b>{t('scanWifi')}</b>
            <span>{wifi.name}</span>
          </figcaption>
        </figure>
      ) : null}
      <figure className={styles.scan}>
        <QrCode text={session.link} label={t('scanPageLabel')} />
        <figcaption>
          <b>{toJoin ? t('scanPageSecond') : t('scanPage')}</b>
        </figcaption>
      </figure>
      <div className={styles.aloud}>
        <b>{t('aloud')}</b>
        <p className={styles.address}>{session.address}</p>
        <p className={styles.code} role="img" aria-label={t('codeSpelled', { letters })}>
          {spokenCode(session.code)}
        </p>
        <p className={styles.note}>{t('codeUntil', { time: formatTime(session.codeExpiresAt, locale) })}</p>
      </div>
    </div>
  );
}
