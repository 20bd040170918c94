import { Laptop } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { ConfirmDialog } from '#client/kit/layout/confirm-dialog.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import type { TableStatus } from '../model/table-status';
import styles from '#client/invite/invite.module.css';
import { useLocale } from '#client/i18n/use-locale';
import { formatTime } from '#shared/moment';

interface TableListProps {
  readonly me: string;
  readonly tables: readonly TableStatus[];
  /** Puts a table out; absent where this computer does not hold the door. */
  readonly onRemove?: ((table: string) => void) | undefined;
}

/** Every table of the démarche: how it is linked, when something last came of it, what it still lacks. */
export function TableList({ me, tables, onRemove }: TableListProps) {
  const { t } = useTranslation('tables');
  const [removing, setRemoving] = useState<TableStatus>();
  return (
    <section className={styles.block} aria-labelledby="sharing-tables">
      <h2 id="sharing-tables">{t('tables')}</h2>
      <ul className={styles.devices}>
        <li className={styles.device}>
          <Laptop size={24} aria-hidden />
          <span className={styles.words}>
            <b>{t('me', { name: me })}</b>
          </span>
        </li>
        {tables.map((table) => (
          <TableLine key={table.id} table={table} onRemove={onRemove && (() => setRemoving(table))} />
        ))}
      </ul>
      {tables.length === 0 ? <p className={styles.note}>{t('noTable')}</p> : null}
      {removing && onRemove ? (
        <RemoveDialog
          table={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={() => {
            onRemove(removing.id);
            setRemoving(undefined);
          }}
        />
      ) : null}
    </section>
  );
}

function TableLine({ table, onRemove }: { readonly table: TableStatus; readonly onRemove: (() => void) | undefined }) {
  const { t } = useTranslation('tables');
  const locale = useLocale();
  const way = { direct: t('direct'), relay: t('relay'), none: t('away') }[table.path];
  const time = table.lastExchange;
  return (
    <li className={styles.device}>
      <Laptop size={24} aria-hidden />
      <span className={styles.words}>
        <b>
          {table.name}
          {table.isHost ? <small> {t('host')}</small> : null}
        </b>
        <StatusLine kind={table.path === 'none' ? 'off' : table.pending > 0 ? 'waiting' : 'ok'}>{way}</StatusLine>
        <span className={styles.facts}>
          {time === undefined ? t('noExchange') : t('lastExchange', { time: formatTime(time, locale) })}
          {' · '}
          {t('pending', { count: table.pending })}
        </span>
      </span>
      {onRemove ? (
        <Button size="s" variant="quiet" aria-label={t('removeNamed', { name: table.name })} onPress={onRemove}>
          {t('remove')}
        </Button>
      ) : null}
    </li>
  );
}

function RemoveDialog({ table, onClose, onRemove }: { table: TableStatus; onClose: () => void; onRemove: () => void }) {
  const { t } = useTranslation('tables');
  return (
    <ConfirmDialog title={t('removeTitle', { name: table.name })} stay={t('keep')} onStay={onClose} go={t('remove')} onGo={onRemove}>
      <p>{t('removeWords')}</p>
    </ConfirmDialog>
  );
}
