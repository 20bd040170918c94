import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { BarLink } from '#client/invite/bar-link.tsx';
import { usePhones } from './use-phones';

/** In the top bar: how many phones are here, who waits to be let in, and that a session ended by itself. */
export default function PhonesBarItem() {
  const { t } = useTranslation('phones');
  const { id } = useWorkspace();
  const state = usePhones(id);
  if (!state?.session) {
    return state?.hasRunOut ? (
      <BarLink href={screenAddress(id, 'inviter')} kind="off">
        {t('barRanOut')}
      </BarLink>
    ) : null;
  }
  const here = state.guests.filter((guest) => guest.here).length;
  const asking = state.session.requests.length;
  return (
    <BarLink href={screenAddress(id, 'inviter')} kind={asking > 0 ? 'waiting' : here === 0 ? 'off' : 'ok'}>
      {asking > 0 ? t('barAsks', { count: asking }) : t('bar', { count: here })}
    </BarLink>
  );
}
