import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import type { Comfort } from '../../model/comfort';
import { applyComfort } from './apply-comfort';
import { startReadingRuler } from '#client/kit/reading-ruler';
import type { ComfortStore } from './comfort-store';

const ComfortContext = createContext<ComfortStore | undefined>(undefined);

/** Applies the comfort of the person at this window, and lets the screens below change it. */
export function ComfortProvider({ store, children }: { store: ComfortStore; children: ReactNode }) {
  const comfort = useObservable(store.comfort);
  const { i18n } = useTranslation();
  const prefersDark = useSyncExternalStore(onDarkChange, isDark);
  useEffect(() => applyComfort(comfort, document.documentElement, prefersDark), [comfort, prefersDark]);
  useEffect(() => (comfort.ruler ? startReadingRuler(document) : undefined), [comfort.ruler]);
  useEffect(() => {
    if (i18n.language !== comfort.language) void i18n.changeLanguage(comfort.language);
  }, [i18n, comfort.language]);
  return <ComfortContext value={store}>{children}</ComfortContext>;
}

/** The comfort of this window and the way to change it. */
export function useComfort(): { readonly comfort: Comfort; readonly change: ComfortStore['change'] } {
  const store = useContext(ComfortContext);
  if (!store) throw new Error('used outside ComfortProvider');
  return { comfort: useObservable(store.comfort), change: store.change };
}

const DARK = '(prefers-color-scheme: dark)';

function onDarkChange(changed: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function isDark(): boolean {
  return matchMedia(DARK).matches;
}
