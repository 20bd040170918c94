import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import { Button } from '#client/kit/button.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import type { IdentityStore } from './identity-store';
import styles from './me-button.module.css';

import { useCollegeLooks } from './presence-bar';

/** Who one is in this window, always in view, and the way to change it. */
export function MeButton({ identity, onPress }: { readonly identity: IdentityStore; readonly onPress: () => void }) {
  const { t } = useTranslation('people');
  const me = useObservable(identity.identity);
  const lookOf = useCollegeLooks();
  const name = me?.name || (me?.picture ? t(`pictures.${me.picture}`) : '');
  return (
    <Button
      size="s"
      variant="quiet"
      onPress={onPress}
      aria-label={`${name ? t('who.me', { name }) : t('who.meUnknown')}. ${t('who.change')}`}
      icon={me?.college ? <CollegeShape look={lookOf(me.college)} /> : name ? null : <UserRound size={20} aria-hidden />}
    >
      {me?.picture ? <PictureIcon picture={me.picture} /> : null}
      {me?.name ? <span className={styles.name}>{me.name}</span> : null}
    </Button>
  );
}
