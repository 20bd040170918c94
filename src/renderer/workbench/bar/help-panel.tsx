import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import styles from './help-panel.module.css';
import { pathSteps } from '../path-steps';

/** Each line of the sheet: the keys, and the key of its sentence. */
const SHORTCUTS = [
  [['ctrl', 'K'], 'search'],
  [['ctrl', 'Z'], 'undo'],
  [['ctrl', 'shift', 'Z'], 'redo'],
  [['alt', `1…${pathSteps.length}`], 'steps'],
  [['tab'], 'tab'],
  [['escape'], 'close'],
  [['F1'], 'help'],
] as const;

/** Help, at the same place on every screen: the few things to know, and the sheet of shortcuts, which prints. */
export default function HelpPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Dialog title={t('helpPanel.title')} isOpen onClose={onClose} actions={<Button onPress={() => print()}>{t('helpPanel.print')}</Button>}>
      <ul className={styles.points}>
        {(['saved', 'undo', 'search', 'spelling', 'together', 'comfort', 'offline'] as const).map((point) => (
          <li key={point}>{t(`helpPanel.${point}`)}</li>
        ))}
      </ul>
      <h3>{t('helpPanel.shortcuts')}</h3>
      <dl className={styles.keys}>
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{t(`shortcuts.keys.${key}`, { defaultValue: key })}</kbd>
              ))}
            </dt>
            <dd>{t(`shortcuts.${meaning}`, { last: pathSteps.length })}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
