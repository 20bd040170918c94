import { useTranslation } from 'react-i18next';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { useHasDictionary } from './spelling/use-spelling';
import styles from './shortcut-sheet.module.css';

/** What is typed or pressed for each gesture, as English keyboards name it; `+` joins keys pressed together. */
const SHORTCUTS = {
  words: [
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Shift+Z'],
    ['bold', 'Ctrl+B'],
    ['italic', 'Ctrl+I'],
    ['underline', 'Ctrl+U'],
    ['newLine', 'Shift+Enter'],
    ['pastePlain', 'Ctrl+Shift+V'],
    ['spelling', 'F7'],
  ],
  typed: [
    ['heading', '# '],
    ['subheading', '## '],
    ['list', '- '],
    ['numbers', '1. '],
    ['quote', '> '],
    ['bold', '**…**'],
    ['italic', '*…*'],
    ['mention', '@'],
  ],
  lists: [
    ['deeper', 'Tab'],
    ['shallower', 'Shift+Tab'],
    ['leaveList', 'Enter'],
  ],
  tables: [
    ['nextCell', 'Tab'],
    ['previousCell', 'Shift+Tab'],
    ['tableTools', 'Alt+F10'],
  ],
  around: [
    ['tools', 'Alt+F10'],
    ['shortcuts', 'Ctrl+/'],
  ],
} as const;

/** Every shortcut of the text, in groups. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('diagnostic');
  const hasDictionary = useHasDictionary();
  return (
    <Dialog title={t('shortcuts.title')} isOpen onClose={onClose} size="l">
      <div className={styles.groups}>
        {(['words', 'typed', 'lists', 'tables', 'around'] as const).map((group) => (
          <section key={group} aria-labelledby={`shortcuts-${group}`}>
            <h3 id={`shortcuts-${group}`}>{t(`shortcuts.groups.${group}`)}</h3>
            <dl className={styles.list}>
              {SHORTCUTS[group]
                .filter(([gesture]) => gesture !== 'spelling' || hasDictionary)
                .map(([gesture, keys]) => (
                  <div key={gesture}>
                    <dt>{t(`shortcuts.${gesture}`)}</dt>
                    <dd>
                      <Keys keys={keys} isTyped={group === 'typed'} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Keys({ keys, isTyped }: { readonly keys: string; readonly isTyped: boolean }) {
  const { t } = useTranslation('diagnostic');
  const named = (key: string) => (key === 'Shift' ? t('shortcuts.keys.shift') : key === 'Enter' ? t('shortcuts.keys.enter') : key);
  if (!isTyped) return keys.split('+').map((key) => <kbd key={key}>{named(key)}</kbd>);
  const [marks, space] = keys.endsWith(' ') ? [keys.trimEnd(), true] : [keys, false];
  return (
    <>
      <kbd>{marks}</kbd>
      {space ? <kbd>{t('shortcuts.keys.space')}</kbd> : null}
    </>
  );
}
