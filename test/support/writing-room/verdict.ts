import type { PageReport } from './page';
import type { Scenario, Word } from './scenario';
import { SEED_WORDS } from './scenarios';

/** What can go wrong with words that several people write; each is counted apart. */
export type Fault = 'lost' | 'torn' | 'interleaved' | 'doubled' | 'stray' | 'caret' | 'journal' | 'differ' | 'unquiet' | 'error';

/** What became of a scenario: nothing but its name when every promise held. */
export interface Verdict {
  readonly faults: readonly { readonly fault: Fault; readonly what: string }[];
  /** The lines at the end, on the first page. */
  readonly lines: readonly string[];
}

interface Outcome {
  /** Words that were typed, each with the mark its author typed at the end of all. */
  readonly words: readonly { readonly word: Word; readonly mark: string; readonly person: number }[];
  readonly reports: readonly PageReport[];
  readonly quiet: boolean;
  readonly errors: readonly string[];
}

type Found = Verdict['faults'][number];

/** Holds what came out against the promise: every word whole, once, its author's caret after it, and nobody told otherwise. */
export function judge(scenario: Scenario, outcome: Outcome): Verdict {
  const lines = outcome.reports[0]?.lines ?? [];
  const text = lines.join('\n');
  const faults = [
    ...faultsOfPages(outcome),
    ...faultsOfTyped(text, scenario, outcome),
    ...faultsOfOlder(text, scenario),
    ...untrueJournals(text, outcome),
  ];
  if (faults.length === 0) faults.push(...strayLetters(text, scenario, outcome));
  return { faults, lines };
}

function faultsOfPages({ reports, quiet, errors }: Outcome): Found[] {
  const [first] = reports;
  const other = reports.find((one) => one.described !== first?.described || one.lines.join('\n') !== first.lines.join('\n'));
  const untrue = reports.find(({ shared, lines }) => shared !== lines.join(''));
  return [
    ...errors.map((error): Found => ({ fault: 'error', what: error.split('\n', 2).join(' ') })),
    ...(quiet ? [] : [{ fault: 'unquiet', what: 'the pages never came to rest on one text' } as const]),
    ...(other ? [{ fault: 'differ', what: other.lines.join('|') } as const] : []),
    ...(untrue ? [{ fault: 'differ', what: `« ${untrue.shared} » is not what is shown` } as const] : []),
  ];
}

/** What became of the words that were typed, and of the carets behind them. */
function faultsOfTyped(text: string, scenario: Scenario, { words, reports }: Outcome): Found[] {
  return words.flatMap(({ word, mark, person }): Found[] => {
    const cut = person === 0 ? scenario.cut : undefined;
    const fault = wordFault(text, word, words, cut);
    if (fault && person === 0 && scenario.mayGo && wentWhole(text, word, reports[person])) return [];
    if (fault) return [{ fault, what: word.text }];
    // Nobody is promised where the caret stands after undoing and redoing.
    if (scenario.afterwards || text.includes(word.text.slice(cut ?? 0) + word.space + mark)) return [];
    return [{ fault: 'caret', what: `${word.text}: « ${mark} » is not after it` }];
  });
}

/** Words that stood there before, and that nobody removes. */
function olderWords({ before, removes }: Scenario): string[] {
  return [...SEED_WORDS, ...(before?.types ? [before.types.text] : [])].filter((one) => !removes?.includes(one));
}

function faultsOfOlder(text: string, scenario: Scenario): Found[] {
  return olderWords(scenario).flatMap((one): Found[] => {
    const times = text.split(one).length - 1;
    if (times === 1) return [];
    return [{ fault: times > 1 ? 'doubled' : isScattered(text, one) ? 'torn' : 'lost', what: one }];
  });
}

function untrueJournals(text: string, { words, reports }: Outcome): Found[] {
  return words.flatMap(({ word, person }): Found[] => {
    const isShown = (letter: string) => word.text.includes(letter) && text.includes(letter);
    const wrong = reports[person]?.gone.find((words) => [...words.trim()].some(isShown));
    return wrong ? [{ fault: 'journal', what: `« ${wrong} » is told to be gone and stands in the text` }] : [];
  });
}

/** Each letter of a word stands in no other, so that what became of the word can be read from its letters. */
function wordFault(text: string, { text: word }: Word, all: Outcome['words'], cut: number | undefined): Fault | undefined {
  const places = [...word].map((letter) => text.split(letter).length - 1);
  if (places.some((times) => times === 0)) return 'lost';
  if (places.some((times) => times > 1)) return 'doubled';
  const parts = cut ? [word.slice(0, cut), word.slice(cut)] : [word];
  const found = parts.map((part) => text.indexOf(part));
  if (found.every((at, index) => at >= 0 && at >= (found[index - 1] ?? 0))) return undefined;
  const own = [...word].map((letter) => text.indexOf(letter));
  const between = text.slice(Math.min(...own), Math.max(...own));
  const others = all.map((one) => one.word.text).filter((one) => one !== word);
  return others.some((other) => [...other].some((letter) => between.includes(letter))) ? 'interleaved' : 'torn';
}

/** Nothing of the word stands in the text, and its author finds it in their journal. */
function wentWhole(text: string, { text: word }: Word, report: PageReport | undefined): boolean {
  const kept = (report?.gone ?? []).join('');
  return [...word].every((letter) => !text.includes(letter) && kept.includes(letter));
}

function isScattered(text: string, word: string): boolean {
  return [...word].every((letter) => text.includes(letter));
}

/** Letters that stand more often than in the words that were typed: what a composition left behind, say. */
function strayLetters(text: string, scenario: Scenario, { words }: Outcome): Found[] {
  const left = [...olderWords(scenario), ...words.flatMap(({ word, mark }) => [word.text, mark])].join('').split('');
  const stray = [...text.replaceAll(/\s/gu, '')].filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return stray.length > 0 ? [{ fault: 'stray', what: `« ${stray.join('')} » was typed by nobody, or removed` }] : [];
}
