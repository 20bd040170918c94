import { useEffect, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useTranslation } from 'react-i18next';
import { Button } from '../button';
import { classNames } from '../class-names';
import styles from './progress.module.css';

interface ProgressProps {
  /** What is being done: « Je lis le fichier… ». */
  readonly label: string;
  /** 0 to 1; undefined while nobody can tell. */
  readonly value?: number | undefined;
  /** Shown as « Arrêter » from the start where stopping is possible. */
  readonly onCancel?: (() => void) | undefined;
}

/** A wait with a word, the time it has taken once it is felt, and a way to stop. */
export function Progress({ label, value, onCancel }: ProgressProps) {
  const { t } = useTranslation('kit');
  const seconds = useElapsedSeconds();
  return (
    <div className={styles.progress}>
      <ProgressBar
        value={(value ?? 0) * 100}
        isIndeterminate={value === undefined}
        className={classNames(styles.bar, value === undefined && styles.unknown)}
      >
        {({ percentage, valueText }) => (
          <>
            <span className={styles.words}>
              <Label>{label}</Label>
              <span>{value === undefined ? '' : valueText}</span>
              {seconds >= 2 ? <span className={styles.time}>{t('elapsed', { seconds })}</span> : null}
            </span>
            <span className={styles.track}>
              <span className={styles.fill} style={{ inlineSize: `${percentage ?? 30}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      {onCancel ? (
        <Button size="s" onPress={onCancel}>
          {t('stop')}
        </Button>
      ) : null}
    </div>
  );
}

function useElapsedSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
