import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '#client/kit/tokens.css';
import '#client/kit/base.css';
import { startI18n } from '#client/i18n/start-i18n';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
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
  /** Shows a form of every kind of field, each of which is needed; each time it is sent it adds « parti » to the page's title, and is answered that
   * the name is taken. */
  showForm(): void;
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

const CHOICES = [{ id: 'un', label: 'Un' }] as const;

/** Every kind of field, far apart; each of them waits for something. */
function NeededFields() {
  const [isAnswered, setAnswered] = useState(false);
  const [name, setName] = useState('');
  const [words, setWords] = useState('');
  const [place, setPlace] = useState('');
  const [kind, setKind] = useState<'un'>();
  const [way, setWay] = useState<'un'>();
  const [isNoted, setNoted] = useState(false);
  const apart = (field: ReactNode) => <div style={{ paddingBlockEnd: '60vh' }}>{field}</div>;
  return (
    <Form
      aria-label="Tout ce qu’on demande"
      onSend={() => {
        writeTitle(`${document.title}parti`);
        setAnswered(true);
      }}
    >
      {apart(<TextField label="Nom" value={name} onChange={setName} isRequired answer={isAnswered ? 'Ce nom est pris.' : undefined} />)}
      {apart(<TextArea label="Paroles" value={words} onChange={setWords} isRequired />)}
      <details>
        <summary>Préciser</summary>
        {apart(<ComboBox label="Lieu" choices={CHOICES} text={place} onTextChange={setPlace} onChoose={() => {}} allowsOther isRequired />)}
      </details>
      {apart(<SelectField label="Type" choices={CHOICES} value={kind} onChange={setKind} isRequired />)}
      {apart(<RadioCards label="Chemin" choices={CHOICES} value={way} onChange={setWay} isRequired />)}
      {apart(<CheckboxField label="C’est noté" isSelected={isNoted} onChange={setNoted} toSend={isNoted ? undefined : 'Cochez.'} />)}
      <Button type="submit">Envoyer</Button>
    </Form>
  );
}

function draw(shown: ReactNode): void {
  root.render(
    <>
      <button type="button">Avant</button>
      {shown}
      <ToastRegion />
    </>,
  );
}

draw(null);
window.kitPage = {
  showTable: (rowCount) => {
    const rows = Array.from({ length: rowCount }, (_, at) => ({ id: String(at), name: `Acteur ${at + 1}`, links: at % 7 }));
    draw(<DataTable caption="Acteurs" columns={COLUMNS} rows={rows} selectedId="2" />);
  },
  showForm: () => draw(<NeededFields />),
  say: (text, kind, gesture) =>
    showToast(text, {
      kind,
      action: gesture === undefined ? undefined : { label: gesture, run: () => writeTitle('fait') },
    }),
};
