import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import type { RecordId } from '#shared/ids';
import { usePhones } from './use-phones';

/** Shows the question to phones or takes it back; while no phone can come, the way to invite some. */
export function PhoneButton({ step }: { readonly step: RecordId }) {
  const { t } = useTranslation('workshop');
  const phones = usePhones();
  const { id } = useWorkspace();
  const icon = <Smartphone size={20} aria-hidden />;
  const isShown = phones.shown === step;
  useOfferedGestures('workshop', {
    show: phones.isOpen && !isShown ? () => phones.show(step) : undefined,
    hide: phones.isOpen && isShown ? () => phones.show(undefined) : undefined,
  });
  if (!phones.isOpen)
    return (
      <ButtonLink href={screenAddress(id, 'inviter')} icon={icon}>
        {t('phones.invite')}
      </ButtonLink>
    );
  return (
    <Button variant={isShown ? 'plain' : 'go'} icon={icon} onPress={() => phones.show(isShown ? undefined : step)}>
      {t(isShown ? 'phones.hide' : 'phones.show')}
    </Button>
  );
}
