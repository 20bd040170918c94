import { ALargeSmall, CircleHelp } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import styles from '../app.module.css';
import { ListenButton } from '#features/people/client/comfort/listen-button.tsx';
import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { useComfort } from '#features/people/client/comfort/comfort-context.tsx';
import { lazyOnce } from '#client/lazy-once';
import { useHotkeys } from './use-hotkeys';

type Closable = { readonly onClose: () => void };

const loadComfort = () => import('#features/people/client/comfort/comfort-panel.tsx');
const loadHelp = () => import('./help-panel');
const ComfortPanel = lazyOnce<Closable>(loadComfort);
const HelpPanel = lazyOnce<Closable>(loadHelp);

/** Comfort and help: at the end of the bar of every screen, the home screen too. */
export function Tools({ isRoomy }: { readonly isRoomy?: boolean }) {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState<'comfort' | 'help'>();
  const close = () => setOpen(undefined);
  const { comfort, change } = useComfort();
  const toggleRuler = () => change({ ruler: !comfort.ruler });
  const help = () => setOpen('help');
  useHotkeys({ f1: help, f9: toggleRuler });
  useOfferedGestures('people', { comfort: () => setOpen('comfort'), ruler: toggleRuler });
  useOfferedGestures('shell', { help });
  return (
    <>
      <ListenButton />
      <Button
        size="s"
        icon={<ALargeSmall size={22} aria-hidden />}
        aria-label={t('comfortFull')}
        aria-expanded={open === 'comfort'}
        onPress={() => setOpen(open === 'comfort' ? undefined : 'comfort')}
      >
        <span className={isRoomy ? styles.roomy : styles.wide}>{t('comfort')}</span>
      </Button>
      <Button size="s" icon={<CircleHelp size={20} aria-hidden />} aria-label={t('help')} onPress={help}>
        <span className={isRoomy ? styles.roomy : styles.wide}>{t('help')}</span>
      </Button>
      <Suspense>
        {open === 'comfort' ? <ComfortPanel onClose={close} /> : null}
        {open === 'help' ? <HelpPanel onClose={close} /> : null}
      </Suspense>
    </>
  );
}
