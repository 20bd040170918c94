import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { IconButton } from '../icon-button';
import styles from './notice.module.css';

/** How a notice is meant; said by its icon and its words as well as by its colour. */
export type NoticeKind = 'info' | 'ok' | 'warn' | 'error';

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose?: () => void;
}

const PICTURES = { info: Info, ok: CircleCheck, warn: TriangleAlert, error: CircleAlert } as const;

/** Something to know, said in words: the colour and the picture only repeat it. Errors are read aloud at once. */
export function Notice({ kind, title, children, actions, onClose }: NoticeProps) {
  const { t } = useTranslation('kit');
  const Picture = PICTURES[kind];
  return (
    <div className={classNames(styles.notice, styles[kind])} role={kind === 'error' ? 'alert' : 'status'}>
      <Picture size={24} aria-hidden className={classNames(styles.picture)} />
      <div className={styles.words}>
        <p className={styles.title}>
          <span className="visually-hidden">{t(`notice.${kind}`)} </span>
          {title}
        </p>
        {children ? <div>{children}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {onClose ? (
        <IconButton label={t('closeNotice')} onPress={onClose}>
          <X size={20} aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}
