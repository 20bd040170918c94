import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Collection } from 'react-aria-components/Collection';
import { Input } from 'react-aria-components/Input';
import { Keyboard } from 'react-aria-components/Keyboard';
import { Label } from 'react-aria-components/Label';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { MarkedText } from '#bridge/documents-contract';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { screenAddress } from '#client/feature';
import { useFeatures } from '#client/feature-parts.tsx';
import { useObservable } from '#client/documents/use-observable';
import type { GestureDesk } from '#client/gestures/gesture-desk';
import { useGestureDesk } from '#client/gestures/use-gestures.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { foldAccents } from '#shared/fold-accents';
import { workspaceScreens } from '../path-steps';
import { type Found, foundByKind } from './found-by-kind';
import { gesturesNamed, type NamedGesture, shellGestures } from './gestures-named';
import { MarkedWords } from './marked-words';
import styles from './search-palette.module.css';
import { showWords, wordsToShow } from './show-words';
import { useSearch } from './use-search';

/** « Chercher » (Ctrl+K): every screen by its name, what one does on them, and everything that was written, under what it is. */
export default function SearchPalette({ session, onClose }: { session: WorkspaceSession; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const search = useSearch(session.id, text);
  const groups = useGroups(text, search.hits);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const isAnswered = search.words === text || text.trim() === '';
  return (
    <Dialog title={t('search')} isOpen onClose={onClose} size="l">
      <Autocomplete inputValue={text} onInputChange={setText} filter={() => true}>
        <TextField autoFocus autoComplete="off" className={styles.field ?? ''}>
          <Label className="visually-hidden">{t('searchLabel')}</Label>
          <Input className={styles.input ?? ''} placeholder={t('searchHint')} maxLength={200} />
        </TextField>
        <p role="status" className={styles.count}>
          {text.trim() === '' ? t('searchStart') : null}
          {text.trim() !== '' && isAnswered
            ? count > 0
              ? t('searchCount', { count })
              : search.isComplete && t('searchEmpty', { text })
            : null}
          {search.isComplete ? null : ` ${t('searchGoesOn')}`}
        </p>
        {search.error === undefined ? null : <ErrorNotice error={search.error} />}
        <Menu aria-label={t('search')} className={styles.list ?? ''} items={groups}>
          {({ id, name, items }) => (
            <MenuSection id={id} className={styles.group ?? ''}>
              <Header className={styles.kind ?? ''}>{name}</Header>
              <Collection items={items}>
                {(item) => (
                  <MenuItem
                    id={item.id}
                    textValue={item.title.text}
                    {...(item.path === undefined ? {} : { href: screenAddress(session.id, item.path) })}
                    className={styles.hit ?? ''}
                    onAction={() => {
                      onClose();
                      item.open();
                    }}
                  >
                    <Text slot="label">
                      <MarkedWords {...item.title} />
                    </Text>
                    {item.keys ? <Shortcut keys={item.keys} /> : null}
                    {item.snippet.text === '' ? null : (
                      <Text slot="description" elementType="small">
                        <MarkedWords {...item.snippet} />
                      </Text>
                    )}
                  </MenuItem>
                )}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

/** A line of the palette. */
interface Item {
  readonly id: string;
  readonly title: MarkedText;
  readonly snippet: MarkedText;
  /** Where it leads; undefined for what is done here. */
  readonly path?: string;
  readonly keys?: readonly string[];
  /** What is to be done before its screen opens. */
  readonly open: () => void;
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly items: readonly Item[];
}

/** The screens at once, then what was written, as it is found. */
function useGroups(text: string, hits: Parameters<typeof foundByKind>[1]): readonly Group[] {
  const features = useFeatures();
  const { t, i18n } = useTranslation('shell');
  const desk = useGestureDesk();
  const offered = useObservable(desk.offered);
  return useMemo(() => {
    const nameOf = (feature: string, key: string) => i18n.getFixedT(null, feature)(key);
    const screens = screensNamed(text, nameOf);
    const found = foundByKind(features, hits).map(({ kind, name, things }) => {
      const called = nameOf(name.feature, name.key);
      return { id: kind, name: called, items: things.map((thing) => itemOf(thing, called)) };
    });
    // A place that is called as its page is, is named once.
    const gestures = gesturesNamed([...features, shellGestures], text, offered, nameOf)
      .filter(({ isPlace, title }) => !isPlace || screens.every((screen) => screen.title.text !== title))
      .map((gesture) => itemOfGesture(gesture, desk, offered.has(gesture.name)));
    return [
      ...(screens.length > 0 ? [{ id: 'screens', name: t('searchScreens'), items: screens }] : []),
      ...(gestures.length > 0 ? [{ id: 'gestures', name: t('searchGestures'), items: gestures }] : []),
      ...found,
    ];
  }, [features, hits, i18n, t, text, desk, offered]);
}

function itemOf({ hit, path, aim }: Found, kind: string): Item {
  const title = hit.title.text === '' ? { text: kind, marks: [] } : hit.title;
  const { passage, wanted } = wordsToShow(hit.snippet, hit.title);
  return {
    id: `${hit.kind}:${hit.record}`,
    title,
    snippet: hit.snippet,
    path,
    open: () => {
      if (passage !== '') aim?.(hit, passage);
      showWords(wanted);
    },
  };
}

/** Done where one is, or on its screen once that is there. */
function itemOfGesture({ name, title, path, isPlace, keys }: NamedGesture, desk: GestureDesk, isHere: boolean): Item {
  return {
    id: `gesture:${name}`,
    title: { text: title, marks: [] },
    snippet: { text: '', marks: [] },
    ...(keys ? { keys } : {}),
    ...(path === undefined || isHere ? {} : { path }),
    // What it opens takes the focus after the palette has given it back.
    open: () => {
      if (!isPlace) afterClosing(() => desk.ask(name));
    },
  };
}

function afterClosing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

function Shortcut({ keys }: { readonly keys: readonly string[] }) {
  const { t } = useTranslation('shell');
  return (
    <Keyboard className={styles.keys ?? ''}>
      {keys.map((key) => (
        <kbd key={key}>{t(`shortcuts.keys.${key}`, { defaultValue: key })}</kbd>
      ))}
    </Keyboard>
  );
}

/** Screens whose name holds every word. */
function screensNamed(text: string, nameOf: (feature: string, key: string) => string): readonly Item[] {
  const words = foldAccents(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return workspaceScreens
    .map(({ path, feature, titleKey }) => ({ path, title: nameOf(feature, titleKey) }))
    .filter(({ title }) => words.every((word) => foldAccents(title).includes(word)))
    .map(({ path, title }) => ({
      id: `screen:${path}`,
      title: { text: title, marks: [] },
      snippet: { text: '', marks: [] },
      path,
      open: () => {},
    }));
}
