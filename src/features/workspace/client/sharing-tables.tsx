import { Laptop } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import type { TableStatus } from '../model/sharing-table';
import styles from './sharing.module.css';
import { spokenTime } from './spoken-date';

interface SharingTablesProps {
  readonly me: string;
  readonly tables: readonly TableStatus[];
  /** Puts a table out; absent where this computer does not hold the door. */
  readonly onRemove?: ((table: string) => void) | undefined;
}

/** Every table of the démarche: how it is linked, when something last came of it, what it still lacks. */
export function SharingTables({ me, tables, onRemove }: SharingTablesProps) {
  const { t } = useTranslation('workspace');
  const [removing, setRemoving] = useState<TableStatus>();
  return (
    <section className={styles.block} aria-labelledby="sharing-tables">
      <h2 id="sharing-tables">{t('sharing.tables')}</h2>
      <ul className={styles.tables}>
        <li className={styles.table}>
          <Laptop size={24} aria-hidden />
          <span className={styles.words}>
            <b>{t('sharing.me', { name: me })}</b>
          </span>
        </li>
        {tables.map((table) => (
          <TableLine key={table.id} table={table} onRemove={onRemove && (() => setRemoving(table))} />
        ))}
      </ul>
      {tables.length === 0 ? <p className={styles.note}>{t('sharing.noTable')}</p> : null}
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
  const { t, i18n } = useTranslation('workspace');
  const way = { direct: t('sharing.direct'), relay: t('sharing.relay'), none: t('sharing.away') }[table.path];
  const time = table.lastExchange;
  return (
    <li className={styles.table}>
      <Laptop size={24} aria-hidden />
      <span className={styles.words}>
        <b>
          {table.name}
          {table.isHost ? <small> {t('sharing.host')}</small> : null}
        </b>
        <StatusLine kind={table.path === 'none' ? 'off' : table.pending > 0 ? 'waiting' : 'ok'}>{way}</StatusLine>
        <span className={styles.facts}>
          {time === undefined ? t('sharing.noExchange') : t('sharing.lastExchange', { time: spokenTime(time, i18n.language) })}
          {' · '}
          {t('sharing.pending', { count: table.pending })}
        </span>
      </span>
      {onRemove ? (
        <Button size="s" variant="quiet" aria-label={t('sharing.removeNamed', { name: table.name })} onPress={onRemove}>
          {t('sharing.remove')}
        </Button>
      ) : null}
    </li>
  );
}

function RemoveDialog({ table, onClose, onRemove }: { table: TableStatus; onClose: () => void; onRemove: () => void }) {
  const { t } = useTranslation('workspace');
  return (
    <Dialog
      title={t('sharing.removeTitle', { name: table.name })}
      isOpen
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bin.keep')}</Button>
          <Button variant="danger" onPress={onRemove}>
            {t('sharing.remove')}
          </Button>
        </>
      }
    >
      <p>{t('sharing.removeWords')}</p>
    </Dialog>
  );
}
