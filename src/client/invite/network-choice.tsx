import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingContract } from '#bridge/sharing-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';

/** The address by which a computer speaks to itself alone. */
const LOOPBACK = '127.0.0.1';

/** The networks one may open on, and the one chosen: the likeliest until somebody picks another. */
interface NetworkChoices {
  readonly addresses: readonly { readonly address: string; readonly network: string }[] | undefined;
  readonly chosen: string | undefined;
  choose(address: string): void;
}

/** The addresses of this computer, asked for once. */
export function useNetworkChoice(): NetworkChoices {
  const sharing = useService(sharingContract);
  const [addresses, setAddresses] = useState<NetworkChoices['addresses']>();
  const [picked, choose] = useState<string>();
  useEffect(() => {
    sharing.addresses({}).then(setAddresses, () => setAddresses([]));
  }, [sharing]);
  return { addresses, chosen: picked ?? (addresses && (addresses[0]?.address ?? LOOPBACK)), choose };
}

/** « Par quel réseau ? »; `description` says who must be on it too. */
export function NetworkChoice({ network, description }: { readonly network: NetworkChoices; readonly description: string }) {
  const { t } = useTranslation('kit');
  const networks = (network.addresses ?? []).map((one) => ({
    id: one.address,
    label: one.address,
    description: t('network.name', { network: one.network }),
  }));
  const choices = [...networks, { id: LOOPBACK, label: t('network.loopback'), description: t('network.loopbackNote') }];
  return (
    <RadioCards label={t('network.title')} description={description} value={network.chosen} onChange={network.choose} choices={choices} />
  );
}
