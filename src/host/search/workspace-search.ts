import type { SearchHit } from '#bridge/documents-contract';
import { mayRead, WINDOW } from '#document/audience';
import { documentKind, type Findable, keepMigrated, type Section } from '#document/section';
import { readStored } from '#host/documents/document-readings';
import type { LiveDocument } from '#host/documents/live-document';
import type { OpenWorkspace } from '#host/workspaces';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { createIndexFile } from './index-file';
import { afterPause } from './after-pause';
import type { SearchIndex } from './search-index';

interface SearchAnswer {
  readonly hits: SearchHit[];
  readonly isComplete: boolean;
}

/** What is found in one démarche. Its index follows the documents by itself, some seconds behind. */
export interface WorkspaceSearch {
  /** Answers with what was read until now, and waits for nothing; see `documentsContract.search`. */
  search(words: string): Promise<SearchAnswer>;
  /** Reads what has just changed, so that what was removed is gone from the index too, and lets go of its file. */
  close(): Promise<void>;
}

interface SearchParts {
  readonly workspace: OpenWorkspace;
  readonly sections: readonly Section[];
  /** Where the index lies. */
  readonly path: string;
  /** Hears of failures that are no damage of the index and no full disk. */
  reportFailure(error: unknown): void;
}

/** How long nobody may have written before the index is brought in step, and after how long it is so in any case. */
const PAUSE_MS = 1000;
const LONGEST_MS = 10_000;

/** Follows the documents of an open démarche until it is closed. */
export function createWorkspaceSearch(parts: SearchParts): WorkspaceSearch {
  const { workspace, path, reportFailure } = parts;
  const state = { changes: 1, read: 0, isClosing: false };
  let last: Promise<void> = Promise.resolve();
  const follow = async () => {
    const { changes } = state;
    if (state.read === changes) return;
    await readChanged(parts, file.using, () => state.isClosing && state.read === 0);
    state.read = changes;
  };
  const followNext = () => {
    last = last.then(follow).catch((error: unknown) => {
      if (!QUIET.has(toAppError(error).code)) reportFailure(error);
    });
    return last;
  };
  const pause = afterPause(PAUSE_MS, LONGEST_MS, followNext);
  const onChange = () => {
    state.changes++;
    if (!state.isClosing) pause.begin();
  };
  const file = createIndexFile(path, workspace.file, onChange);
  const stopFollowing = workspace.documents.onOpened((id) => void hear(parts, id, onChange).catch(() => undefined));
  pause.begin();
  return {
    async search(words) {
      // As it is before the index is asked: what is read meanwhile may not be in the answer.
      const isInStep = state.read === state.changes;
      if (!isInStep) void followNext();
      const hits = await file.using((index) => index.search(words)).catch(whenMissing);
      return { hits: hits ?? [], isComplete: hits !== undefined && isInStep };
    },
    async close() {
      pause.stop();
      stopFollowing();
      state.isClosing = true;
      // An index that was never whole is left as it is: what it lacks is read the next time.
      await (state.read > 0 ? followNext() : last);
      await file.close();
    },
  };
}

/** What ends by itself: the démarche closes, the disk has no room, or the index is made again. */
const QUIET = new Set(['closed', 'disk-full', 'damaged-workspace', 'already-open']);

function whenMissing(error: unknown): undefined {
  if (!QUIET.has(toAppError(error).code)) throw error;
  return undefined;
}

function isRead({ sections }: SearchParts, id: DocumentId): boolean {
  const kind = documentKind(id);
  return mayRead(WINDOW, id) && sections.some((section) => section.kind === kind && section.findable);
}

/** Hears of changes of a document, whoever makes them, for as long as it is in memory. */
async function hear(parts: SearchParts, id: DocumentId, onChange: () => void): Promise<void> {
  if (!isRead(parts, id)) return;
  const { live, release } = await parts.workspace.documents.hold(id);
  live.doc.on('update', onChange);
  release();
  onChange();
}

type UseIndex = <T>(use: (index: SearchIndex) => Promise<T>) => Promise<T>;

/** Reads every document that is not as it was when it was read, one after the other; `isOver`: no more of them. */
async function readChanged(parts: SearchParts, using: UseIndex, isOver: () => boolean): Promise<void> {
  const stored = await parts.workspace.file.store.revisions();
  const known = await using((index) => index.revisions());
  for (const id of known.keys()) if (!stored.has(id) || !isRead(parts, id)) await using((index) => index.remove(id));
  for (const [id, revision] of stored) {
    if (isOver()) throw new AppError('closed', 'the démarche is closing');
    if (isRead(parts, id) && known.get(id) !== revision) {
      await using((index) => readOne(parts, id, (findables) => index.update(id, revision, findables)));
    }
  }
}

/** One that can't be read holds nothing that is found, until it is mended. */
async function readOne(parts: SearchParts, id: DocumentId, update: (findables: Iterable<Findable>) => Promise<void>): Promise<void> {
  const { documents, file } = parts.workspace;
  const sections = parts.sections.filter(({ kind }) => kind === documentKind(id));
  if (documents.isOpen(id)) return documents.using(id, ({ doc }) => update(findablesOf(doc, id, sections)));
  const read = (doc: LiveDocument['doc']) => {
    keepMigrated(doc, sections);
    return update(findablesOf(doc, id, sections));
  };
  await readStored(file.store, id, read).catch((error: unknown) => {
    if (toAppError(error).code !== 'damaged-document') throw error;
    return update([]);
  });
}

function* findablesOf(doc: LiveDocument['doc'], id: DocumentId, sections: readonly Section[]): Generator<Findable, void, void> {
  for (const section of sections) yield* section.findable?.(doc, id) ?? [];
}
