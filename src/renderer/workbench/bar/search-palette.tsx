import { useEffect, useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { type SearchHit, screenAddress } from '#client/feature';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { foldAccents } from '#shared/fold-accents';
import { findEverything } from './find-everything';
import { workspaceScreens } from '../path-steps';
import styles from './search-palette.module.css';

/** More than this is not read: one writes another letter instead. */
const MAX_HITS = 30;

/** « Chercher » (Ctrl+K): every screen, actor, text and experiment of the démarche, accents ignored. */
export default function SearchPalette({ session, onClose }: { session: WorkspaceSession; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const everything = useEverything(session);
  const hits = useMemo(() => matching(everything, text), [everything, text]);
  return (
    <Dialog title={t('search')} isOpen onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText} filter={() => true}>
        <TextField autoFocus autoComplete="off" className={styles.field ?? ''}>
          <Label className="visually-hidden">{t('searchLabel')}</Label>
          <Input className={styles.input ?? ''} placeholder={t('searchHint')} />
        </TextField>
        <p role="status" className={styles.count}>
          {text === '' ? t('searchStart') : hits.length === 0 ? t('searchEmpty', { text }) : t('searchCount', { count: hits.length })}
        </p>
        <Menu aria-label={t('search')} className={styles.list ?? ''} items={hits} onAction={() => onClose()}>
          {(hit) => (
            <MenuItem id={hit.id} textValue={hit.label} href={screenAddress(session.id, hit.path)} className={styles.hit ?? ''}>
              <Text slot="label">{hit.label}</Text>
              <Text slot="description" elementType="small">
                {hit.kind}
              </Text>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

/** The hits whose label holds every word, those that start with the text first. */
export function matching(everything: readonly SearchHit[], text: string): readonly SearchHit[] {
  const words = foldAccents(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found = everything
    .map((hit) => ({ hit, folded: foldAccents(hit.label) }))
    .filter(({ folded }) => words.every((word) => folded.includes(word)));
  const startsFirst = (folded: string) => (folded.startsWith(words.join(' ')) ? 0 : 1);
  return found
    .sort((a, b) => startsFirst(a.folded) - startsFirst(b.folded))
    .slice(0, MAX_HITS)
    .map(({ hit }) => hit);
}

/** All that can be found: the screens at once, then what each feature gives as it arrives. */
function useEverything(session: WorkspaceSession): readonly SearchHit[] {
  const { t, i18n } = useTranslation('shell');
  const [found, setFound] = useState<readonly SearchHit[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const add = (hits: readonly SearchHit[]) => isCurrent && setFound((before) => [...before, ...hits]);
    void findEverything(session, (namespace) => i18n.getFixedT(null, namespace), add);
    return () => {
      isCurrent = false;
      setFound([]);
    };
  }, [session, i18n]);
  return useMemo(() => {
    const screens = workspaceScreens.map((screen) => ({
      id: `screen:${screen.path}`,
      label: i18n.getFixedT(null, screen.feature)(screen.titleKey),
      kind: t('searchScreens'),
      path: screen.path,
    }));
    return [...screens, ...found];
  }, [found, i18n, t]);
}
