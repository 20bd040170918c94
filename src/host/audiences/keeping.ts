import { isDeepStrictEqual } from 'node:util';
import { isWithheld } from '#document/audience';
import { ERASURE, Origin } from '#document/origin';
import { type CoreAndTable, isReplaced, type KeptRecords, recordFields, TABLE_DOCUMENT, writeRecord } from '#document/records/kept-records';
import { documentKind, type Section } from '#document/section';
import { toAppError } from '#shared/app-error';
import type { DocumentId, RecordId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import type * as Y from 'yjs';
import type { DocumentHub } from '#host/documents/document-hub';
import { changeInOrder, type LiveChange } from './change-in-order';
import type { LiveDocument } from '#host/documents/live-document';

/** What moves between the core document and the table document. */
interface KeepingParts {
  readonly hub: DocumentHub;
  readonly sections: readonly Section[];
  readonly kept: readonly KeptRecords[];
  /** Whether another table may have the démarche: what it has already is then not taken away from it unasked. */
  wasShared(): Promise<boolean>;
  reportFailure(error: unknown): void;
}

/** The host's hand: nobody's gesture, so nobody's to undo. */
const KEEPING = new Origin('host', 'keeping');

/**
 * Moves records to where their scope says, for as long as a démarche is open. One that stays at the table is erased from
 * the core, with all that repeats it elsewhere; one that may go on is written afresh in the core and erased from the table
 * document. Each is erased once it is written on the disk. What an older app left in the core is moved when the core is opened,
 * where no other table has it.
 */
export function followKept(parts: KeepingParts): Unsubscribe {
  let last: Promise<unknown> = Promise.resolve();
  // A démarche that closes meanwhile is looked at when it is opened again.
  const report = (error: unknown) => toAppError(error).code !== 'closed' && parts.reportFailure(error);
  const look = (former: readonly Move[]) => {
    last = last.then(() => settle(parts, former)).catch(report);
  };
  const follow = async (id: DocumentId) => {
    await parts.hub.using(id, ({ doc }) => {
      doc.on('afterTransaction', (transaction: Y.Transaction) => {
        if (touches(parts.kept, doc, transaction, id === TABLE_DOCUMENT)) look([]);
      });
      look(id === 'core' ? formerMoves(parts.kept, doc) : []);
    });
  };
  return parts.hub.onOpened((id) => {
    if (id === 'core' || id === TABLE_DOCUMENT) follow(id).catch(report);
  });
}

/** Of the core only what comes and goes is looked at; of what is kept, each field. */
function touches(kept: readonly KeptRecords[], doc: Y.Doc, { origin, changed }: Y.Transaction, eachField: boolean): boolean {
  if (origin === KEEPING) return false;
  const roots = new Set<unknown>(kept.map(({ root }) => doc.getMap(root)));
  return [...changed.keys()].some((type) => roots.has(type) || (eachField && roots.has(type.parent)));
}

/** A record that is not where it belongs. */
interface Move {
  readonly records: KeptRecords;
  readonly id: RecordId;
  readonly to: 'core' | 'table';
}

/** `former` is what an older app left in the core. */
async function settle(parts: KeepingParts, former: readonly Move[]): Promise<void> {
  const { hub, kept } = parts;
  const left = former.length > 0 && !(await parts.wasShared()) ? former : [];
  if (left.length === 0 && !(await hub.list()).includes(TABLE_DOCUMENT)) return;
  await hub.using('core', (core) =>
    hub.using(TABLE_DOCUMENT, async (table) => {
      if (core.readOnly || table.readOnly) return;
      const docs = { core: core.doc, table: table.doc };
      for (const move of [...movesOf(kept, docs), ...left]) await make(parts, move, { core, table });
    }),
  );
}

/** What the core still holds of records that stay at the table. */
function formerMoves(kept: readonly KeptRecords[], core: Y.Doc): Move[] {
  return kept.flatMap((records) =>
    [...core.getMap(records.root).keys()]
      .filter((id) => records.isKept(recordFields(core, records.root, id)) === true)
      .map((id): Move => ({ records, id, to: 'table' })),
  );
}

/** What the table document says: those that it keeps and that stand in the core too, and those that may go on. */
function movesOf(kept: readonly KeptRecords[], { core, table }: CoreAndTable): Move[] {
  return kept.flatMap((records) =>
    [...table.getMap(records.root).keys()].flatMap((id): Move[] => {
      const isKept = records.isKept(recordFields(table, records.root, id));
      if (isKept === false) return [{ records, id, to: 'core' }];
      return isKept && isReplaced({ core, table }, records.root, id) ? [{ records, id, to: 'table' }] : [];
    }),
  );
}

interface LiveCoreAndTable {
  readonly core: LiveDocument;
  readonly table: LiveDocument;
}

async function make(parts: KeepingParts, move: Move, live: LiveCoreAndTable): Promise<void> {
  const { records, id, to } = move;
  // Before the record leaves the core: as long as it stands in both, the move is known not to be finished.
  if (to === 'table') await forgetRepeated(parts, id, records.content?.shared(id));
  await usingContent(parts.hub, records, id, async (content) => {
    const [from, into] = to === 'table' ? [live.core, live.table] : [live.table, live.core];
    const fields = recordFields(live.table.doc, records.root, id) ?? recordFields(live.core.doc, records.root, id);
    if (!fields || records.isKept(fields) !== (to === 'table')) return;
    const write: LiveChange = [into, (doc) => writeRecord(doc, records.root, id, fields, KEEPING)];
    // What is written in it while the disk is waited for is moved by the next look, which that writing asked for.
    const isAsMoved = (doc: Y.Doc) => into === live.table || isDeepStrictEqual(recordFields(doc, records.root, id), fields);
    const erase: LiveChange = [from, (doc) => void (isAsMoved(doc) && doc.getMap(records.root).delete(id))];
    const isThere = into === live.table && into.doc.getMap(records.root).has(id);
    await changeInOrder(KEEPING, ...(isThere ? [] : [write]), ...(content ? contentMove(records, content, to) : []), erase);
  });
}

interface LiveContent {
  readonly shared: LiveDocument;
  readonly kept: LiveDocument;
}

function usingContent(
  hub: DocumentHub,
  { content }: KeptRecords,
  id: RecordId,
  use: (content: LiveContent | undefined) => Promise<void>,
): Promise<void> {
  if (!content) return use(undefined);
  return hub.using(content.shared(id), (shared) => hub.using(content.kept(id), (kept) => use({ shared, kept })));
}

function contentMove({ content }: KeptRecords, { shared, kept }: LiveContent, to: Move['to']): LiveChange[] {
  const root = content?.root ?? '';
  const [from, into] = to === 'table' ? [shared, kept] : [kept, shared];
  const values = [...from.doc.getMap(root)];
  if (values.length === 0) return [];
  const write: LiveChange = [into, (doc) => values.forEach(([key, value]) => void doc.getMap(root).set(key, value))];
  return [write, [from, (doc) => doc.getMap(root).clear()]];
}

/** Takes out of what travels the words of a record that it repeats; its content is moved, and not erased. */
async function forgetRepeated({ hub, sections }: KeepingParts, record: RecordId, except: DocumentId | undefined): Promise<void> {
  const kept = new Set([record]);
  for (const id of (await hub.list()).filter((one) => one !== except && !isWithheld(one))) {
    const repeats = sections.filter(({ kind }) => kind === documentKind(id)).flatMap((section) => section.repeats ?? []);
    if (repeats.length === 0) continue;
    const repeating = (doc: Y.Doc) => repeats.filter((one) => one.list(doc, id).some(({ of }) => of === record));
    await hub.using(id, async (live) => {
      if (live.readOnly || repeating(live.doc).length === 0) return;
      await live.edit(ERASURE, (doc) => {
        for (const one of repeating(doc)) one.erase(doc, kept, id);
      });
    });
  }
}
