import { createRoot } from 'react-dom/client';
import '#client/kit/tokens.css';
import '#client/kit/base.css';
import { startI18n } from '#client/i18n/start-i18n';
import { Button } from '#client/kit/button.tsx';
import { DataTable } from '#client/kit/tables/data-table.tsx';
import type { Column } from '#client/kit/tables/table-columns';
import { showToast } from '#client/kit/notices/toast';
import { ToastRegion } from '#client/kit/notices/toast-region.tsx';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly links: number;
}

/** What the tests of the kit drive in a page: parts of the interface without a host behind them. */
export interface KitPage {
  /** Shows a table of so many rows: « Acteur 1 »… each with a button that writes its name into the page's title. */
  showTable(rowCount: number): void;
  /** Says something in passing; its gesture, where there is one, writes « fait » into the page's title. */
  say(text: string, kind: 'ok' | 'error', gesture?: string): void;
}

declare global {
  interface Window {
    kitPage: KitPage;
  }
}

function writeTitle(words: string): void {
  document.title = words;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'name',
    label: 'Nom',
    isRowHeader: true,
    sortBy: (row) => row.name,
    render: (row) => (
      <Button size="s" onPress={() => writeTitle(row.name)}>
        {row.name}
      </Button>
    ),
  },
  { id: 'links', label: 'Liens', align: 'end', sortBy: (row) => row.links, render: (row) => row.links },
];

await startI18n('fr', {});
const stage = document.querySelector('#stage');
if (!stage) throw new Error('no place to draw in');
// As in the app, it is the page that scrolls, whatever its width.
stage.removeAttribute('style');
const root = createRoot(stage);

function draw(rows: readonly Row[]): void {
  root.render(
    <>
      <button type="button">Avant</button>
      {rows.length > 0 ? <DataTable caption="Acteurs" columns={COLUMNS} rows={rows} selectedId="2" /> : null}
      <ToastRegion />
    </>,
  );
}

draw([]);
window.kitPage = {
  showTable: (rowCount) => draw(Array.from({ length: rowCount }, (_, at) => ({ id: String(at), name: `Acteur ${at + 1}`, links: at % 7 }))),
  say: (text, kind, gesture) =>
    showToast(text, {
      kind,
      action: gesture === undefined ? undefined : { label: gesture, run: () => writeTitle('fait') },
    }),
};
