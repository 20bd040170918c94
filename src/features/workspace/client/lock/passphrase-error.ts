import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/app-error';

/** What to say under a passphrase that was refused; undefined for a failure of another kind. */
export function usePassphraseError(): (error: unknown) => string | undefined {
  const { t } = useTranslation('workspace');
  return (error) => {
    if (error === undefined) return undefined;
    const { code, details } = toAppError(error);
    if (code === 'wrong-passphrase') return t('lock.wrong');
    return code === 'too-many-requests' ? t('lock.wait', { seconds: Number(details.seconds ?? 1) }) : undefined;
  };
}
