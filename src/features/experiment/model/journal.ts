import type { Stored } from '#document/records/record-collection';
import { formatPartialDate } from '#shared/partial-date';
import type { ExperimentRecords, JournalEntry, JournalKind, Loop } from './experiment-section';

/** The journal of one trial, the oldest page first. */
export function journalEntries(records: Pick<ExperimentRecords, 'journal'>, experimentId: string): readonly Stored<JournalEntry>[] {
  return records.journal
    .list()
    .filter((entry) => entry.experimentId === experimentId)
    .sort((a, b) => (a.date === b.date ? a.createdAt - b.createdAt : a.date < b.date ? -1 : 1));
}

/** What a journal is written with beside its own words. */
interface JournalWords {
  readonly locale: string;
  readonly kindName: (kind: JournalKind) => string;
}

/** The journal as Markdown: one heading per loop with its question and what was learned, one page per entry. */
export function journalToMarkdown(
  title: string,
  entries: readonly Stored<JournalEntry>[],
  loops: readonly Stored<Loop>[],
  words: JournalWords,
): string {
  const parts = [`# ${oneLine(title)}`];
  for (const [index, loop] of loops.entries()) {
    parts.push(`## ${index + 1}. ${oneLine(loop.question) || '…'}`);
    for (const text of [loop.hypothesis, ...pagesOf(entries, loop.id, words), loop.learned, loop.nextQuestion])
      if (text.trim() !== '') parts.push(text.trim());
  }
  const apart = entries.filter((entry) => !loops.some((loop) => loop.id === entry.loopId));
  parts.push(...apart.map((entry) => pageOf(entry, words)));
  return `${parts.join('\n\n')}\n`;
}

function pagesOf(entries: readonly Stored<JournalEntry>[], loopId: string, words: JournalWords): string[] {
  return entries.filter((entry) => entry.loopId === loopId).map((entry) => pageOf(entry, words));
}

function pageOf(entry: JournalEntry, { locale, kindName }: JournalWords): string {
  return `**${formatPartialDate(entry.date, locale)}** — ${kindName(entry.kind)}\n\n${entry.text.trim()}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
