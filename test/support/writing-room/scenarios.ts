import type { TextBlock } from '#document/text/text-read';
import type { Command, Spot } from './page';
import type { Act, Deed, Scenario, Word } from './scenario';
import type { Stroke } from './writing-room';

const LINES = ['ALPHA BRAVO CHARLIE ', 'DELTA ECHO FOXTROT ', 'GOLF HOTEL INDIA '];
const runs = (text: string) => [{ text, format: 0 }];
const PARAGRAPHS: readonly TextBlock[] = LINES.map((line) => ({ type: 'paragraph', children: runs(line) }));
const LIST: readonly TextBlock[] = [
  { type: 'list', tag: 'ul', listType: 'bullet', children: LINES.map((line) => ({ type: 'listitem', children: runs(line) })) },
];

/** The seed's words; each stands once at the end, unless somebody removes it. */
export const SEED_WORDS: readonly string[] = LINES.flatMap((line) => line.trim().split(' '));

const keys = (text: string): Stroke[] => [...text].map((key) => ({ key }));
const word = (text: string, space = ''): Word => ({ text, strokes: keys(text + space), space });
const [FIRST, SECOND, THIRD, EARLIER] = ['b17k2z', 'a38m4y', 'c59n6x', 'dfghij'] as const;

/** A dead key in the middle of a word. */
const ACCENTED: Word = {
  text: 'bé7k2z',
  strokes: [{ key: 'b' }, { composing: '´' }, { commit: 'é' }, ...keys('7k2z')],
  space: '',
};
/** A word of an input method: it is written anew with each step, and then chosen. */
const COMPOSED: Word = {
  text: '日本k2z',
  strokes: [{ composing: 'n' }, { composing: 'に' }, { composing: 'にほん' }, { composing: '日本' }, { commit: '日本' }, ...keys('k2z')],
  space: '',
};
const ALSO_COMPOSED: Word = {
  text: '東京m4y',
  strokes: [
    { composing: 't' },
    { composing: 'とう' },
    { composing: 'とうきょう' },
    { composing: '東京' },
    { commit: '東京' },
    ...keys('m4y'),
  ],
  space: '',
};

/** Where the first person types, in or after which line. */
const PLACES: Readonly<Record<string, { readonly at: Spot; readonly space: string }>> = {
  'at the start': { at: { before: 'DELTA' }, space: ' ' },
  'in the middle': { at: { before: 'ECHO' }, space: ' ' },
  'at the end': { at: { after: 'FOXTROT ' }, space: '' },
  'at the end of the last line': { at: { after: 'INDIA ' }, space: '' },
};
type Place = keyof typeof PLACES;
const IN_LINE: readonly Place[] = ['at the start', 'in the middle', 'at the end'];
const LAST: Place = 'at the end of the last line';

const press = (...pressed: string[]): Act[] => pressed.map((key) => ({ press: key }));
const command = (...names: Command[]): Act[] => names.map((name) => ({ command: name }));
const UNDO = press('Control+z');
const REDO = press('Control+y');
const ENTER = press('Enter');

/** What the second person does to the line that the first one types in, and where else than in the line it is played. */
interface Gesture extends Deed, Pick<Scenario, 'before' | 'others' | 'removes' | 'cut' | 'mayGo' | 'afterwards'> {
  readonly name: string;
  readonly places?: readonly Place[];
}

const SPLITS: readonly Gesture[] = [
  { name: 'presses Enter before the line', at: { lineStart: 'DELTA' }, acts: ENTER },
  { name: 'presses Enter in the line', at: { before: 'ECHO' }, acts: ENTER },
  { name: 'presses Enter later in the line', at: { before: 'FOXTROT' }, acts: ENTER },
  { name: 'presses Enter after the line', at: { after: 'FOXTROT ' }, acts: ENTER },
  { name: 'presses Enter after the letters seen', at: { afterSeen: true }, acts: ENTER, places: [...IN_LINE, LAST] },
  { name: 'presses Enter in the middle of the word', at: { inWord: 2 }, acts: ENTER, cut: 2, places: [...IN_LINE, LAST] },
  { name: 'presses Enter in the line and types', at: { before: 'ECHO' }, acts: ENTER, others: [{ word: word(SECOND, ' ') }] },
  { name: 'presses Enter after the line and types', at: { after: 'FOXTROT ' }, acts: ENTER, others: [{ word: word(SECOND) }] },
  { name: 'presses Enter twice', at: { before: 'ECHO' }, acts: [...ENTER, ...ENTER] },
  { name: 'presses Enter and takes it back', at: { before: 'ECHO' }, acts: [...ENTER, ...press('Backspace')] },
  { name: 'presses Enter and undoes it', at: { before: 'ECHO' }, acts: [...ENTER, ...UNDO] },
  { name: 'presses Enter, undoes and redoes it', at: { before: 'ECHO' }, acts: [...ENTER, ...UNDO, ...REDO] },
  { name: 'undoes an earlier Enter', before: { at: { before: 'ECHO' }, acts: ENTER }, at: { after: 'HOTEL' }, acts: UNDO },
  { name: 'presses Enter; the word is undone and redone', at: { before: 'ECHO' }, acts: ENTER, afterwards: [...UNDO, ...REDO] },
  { name: 'presses Enter in the last line', at: { before: 'HOTEL' }, acts: ENTER, places: [LAST] },
  {
    name: 'presses Enter after the last line and types',
    at: { after: 'INDIA ' },
    acts: ENTER,
    others: [{ word: word(SECOND) }],
    places: [LAST],
  },
];

const MERGES: readonly Gesture[] = [
  { name: 'joins the line to the one above', at: { lineStart: 'DELTA' }, acts: press('Backspace') },
  { name: 'joins the line to the one above from there', at: { after: 'CHARLIE ' }, acts: press('Delete') },
  { name: 'joins the next line to it', at: { lineStart: 'GOLF' }, acts: press('Backspace') },
  { name: 'joins the line and undoes it', at: { lineStart: 'DELTA' }, acts: [...press('Backspace'), ...UNDO] },
  { name: 'joins the line, undoes and redoes it', at: { lineStart: 'DELTA' }, acts: [...press('Backspace'), ...UNDO, ...REDO] },
  { name: 'undoes an earlier join', before: { at: { lineStart: 'DELTA' }, acts: press('Backspace') }, at: { after: 'HOTEL' }, acts: UNDO },
  { name: 'joins both neighbours to it', at: { lineStart: 'GOLF' }, acts: press('Backspace', 'Home', 'Backspace') },
  { name: 'joins the last line to the one above', at: { lineStart: 'GOLF' }, acts: press('Backspace'), places: [LAST] },
  { name: 'joins the last line from the one above', at: { after: 'FOXTROT ' }, acts: press('Delete'), places: [LAST] },
];

const FORMS: readonly Gesture[] = [
  { name: 'makes a list', at: { before: 'ECHO' }, acts: command('list') },
  { name: 'makes a list and undoes it', at: { before: 'ECHO' }, acts: [...command('list'), ...UNDO] },
  { name: 'makes a list and a line again', at: { before: 'ECHO' }, acts: command('list', 'unlist') },
  { name: 'makes a heading', at: { before: 'ECHO' }, acts: command('heading') },
  { name: 'makes a heading and undoes it', at: { before: 'ECHO' }, acts: [...command('heading'), ...UNDO] },
  { name: 'makes a quote', at: { before: 'ECHO' }, acts: command('quote') },
  { name: 'makes a word bold', at: { select: 'ECHO' }, acts: press('Control+b') },
  { name: 'makes the line bold', at: { select: 'DELTA ECHO FOXTROT' }, acts: press('Control+b') },
  { name: 'puts a table after the line', at: { before: 'ECHO' }, acts: command('table') },
  { name: 'makes a list of the last line', at: { before: 'HOTEL' }, acts: command('list'), places: [LAST] },
  { name: 'puts a table after the last line', at: { before: 'HOTEL' }, acts: command('table'), places: [LAST] },
];

const DELETIONS: readonly Gesture[] = [
  {
    name: 'deletes a word elsewhere',
    at: { select: 'ECHO ' },
    acts: press('Delete'),
    removes: ['ECHO'],
    places: ['at the start', 'at the end'],
  },
  { name: 'deletes the word before it', at: { select: 'DELTA ' }, acts: press('Delete'), removes: ['DELTA'], places: ['in the middle'] },
  { name: 'deletes the word before it', at: { select: 'FOXTROT ' }, acts: press('Delete'), removes: ['FOXTROT'], places: ['at the end'] },
  {
    name: 'writes over a word',
    at: { select: 'ECHO ' },
    acts: [],
    others: [{ word: word(SECOND, ' ') }],
    removes: ['ECHO'],
    places: ['at the start', 'at the end'],
  },
  {
    name: 'deletes the line above',
    at: { select: 'ALPHA BRAVO CHARLIE ' },
    acts: press('Delete', 'Delete'),
    removes: SEED_WORDS.slice(0, 3),
  },
  { name: 'deletes the line below', at: { select: 'GOLF HOTEL INDIA ' }, acts: press('Delete', 'Backspace'), removes: SEED_WORDS.slice(6) },
  {
    name: 'deletes the whole line',
    at: { selectLine: 'DELTA' },
    acts: press('Delete', 'Backspace'),
    removes: SEED_WORDS.slice(3, 6),
    places: ['at the end'],
    mayGo: true,
  },
  {
    name: 'undoes a word written before',
    before: { at: { before: 'FOXTROT' }, acts: [], types: word(EARLIER, ' ') },
    at: { after: 'HOTEL' },
    acts: UNDO,
    removes: [EARLIER],
  },
  {
    name: 'undoes and redoes a word written before',
    before: { at: { before: 'FOXTROT' }, acts: [], types: word(EARLIER, ' ') },
    at: { after: 'HOTEL' },
    acts: [...UNDO, ...REDO],
  },
];

const IN_LISTS: readonly Gesture[] = [
  { name: 'presses Enter in the item', at: { before: 'ECHO' }, acts: ENTER },
  { name: 'presses Backspace before the item', at: { lineStart: 'DELTA' }, acts: press('Backspace') },
  { name: 'joins the next item to it', at: { lineStart: 'GOLF' }, acts: press('Backspace', 'Backspace') },
  { name: 'makes the list a text', at: { select: 'DELTA ECHO' }, acts: command('unlist') },
  { name: 'makes the item a heading', at: { before: 'ECHO' }, acts: command('heading') },
];

/** Played while the first person composes. */
const BESIDE_COMPOSITION: readonly Gesture[] = [
  { name: 'types after the line', at: { after: 'FOXTROT ' }, acts: [], others: [{ word: word(SECOND) }] },
  { name: 'types in the line', at: { before: 'ECHO' }, acts: [], others: [{ word: word(SECOND, ' ') }] },
  { name: 'joins the line to the one above', at: { lineStart: 'DELTA' }, acts: press('Backspace') },
  { name: 'joins the next line to it', at: { lineStart: 'GOLF' }, acts: press('Backspace') },
  { name: 'presses Enter in the line', at: { before: 'ECHO' }, acts: ENTER },
  { name: 'presses Enter before the line', at: { lineStart: 'DELTA' }, acts: ENTER },
  { name: 'makes a list', at: { before: 'ECHO' }, acts: command('list') },
  { name: 'makes the line bold', at: { select: 'DELTA ECHO FOXTROT' }, acts: press('Control+b') },
  { name: 'deletes a word elsewhere', at: { select: 'ECHO ' }, acts: press('Delete'), removes: ['ECHO'] },
  { name: 'undoes an earlier Enter', before: { at: { before: 'ECHO' }, acts: ENTER }, at: { after: 'HOTEL' }, acts: UNDO },
];

function besides(text: readonly TextBlock[], gestures: readonly Gesture[], places: readonly Place[], prefix = ''): Scenario[] {
  return gestures.flatMap(({ name, at, acts, places: own, ...rest }) =>
    (own ?? places).map((place) => ({
      name: `${prefix}one types ${place}, the other ${name}`,
      text,
      typing: typingAt(place, FIRST),
      deed: { at, acts },
      ...rest,
    })),
  );
}

function typingAt(place: Place, letters: string) {
  const { at, space } = PLACES[place] ?? { at: { before: 'DELTA' }, space: ' ' };
  return { at, word: word(letters, space) };
}

function together(): Scenario[] {
  return [...IN_LINE, LAST].flatMap((place) =>
    [[SECOND], [SECOND, THIRD]].map((letters) => ({
      name: `${letters.length + 1} people type ${place}, at one caret`,
      text: PARAGRAPHS,
      typing: typingAt(place, FIRST),
      others: letters.map((one) => typingAt(place, one)),
    })),
  );
}

function elsewhere(): Scenario {
  const [first, second] = [typingAt('at the end', FIRST), typingAt('in the middle', SECOND)];
  return { name: '2 people type at the end and in the middle of one line', text: PARAGRAPHS, typing: first, others: [second] };
}

function composing(): Scenario[] {
  const composed = [
    { how: 'a dead key', written: ACCENTED },
    { how: 'an input method', written: COMPOSED },
  ];
  const at = { after: 'FOXTROT ' };
  const beside = composed.flatMap(({ how, written }) =>
    besides(PARAGRAPHS, BESIDE_COMPOSITION, ['at the end'], `with ${how}, `).map((one) => ({ ...one, typing: { at, word: written } })),
  );
  const atOneCaret = (second: Word, name: string): Scenario => ({
    name,
    text: PARAGRAPHS,
    typing: { at, word: COMPOSED },
    others: [{ at, word: second }],
  });
  return [
    ...beside,
    atOneCaret(ALSO_COMPOSED, '2 people compose at one caret'),
    atOneCaret(word(SECOND), '2 people, one composes and one types, at one caret'),
  ];
}

/** Every kind of scenario, by family. */
export const SCENARIOS: Readonly<Record<'split' | 'merge' | 'form' | 'delete' | 'list' | 'together' | 'compose', readonly Scenario[]>> = {
  split: besides(PARAGRAPHS, SPLITS, IN_LINE),
  merge: besides(PARAGRAPHS, MERGES, IN_LINE),
  form: besides(PARAGRAPHS, FORMS, IN_LINE),
  delete: besides(PARAGRAPHS, DELETIONS, IN_LINE),
  list: besides(LIST, IN_LISTS, ['at the start', 'at the end'], 'in a list, '),
  together: [...together(), elsewhere()],
  compose: composing(),
};
