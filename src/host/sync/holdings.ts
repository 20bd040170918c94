import { createHash } from 'node:crypto';
import { z } from 'zod';
import type * as Y from 'yjs';
import { digestOf } from '#document/sync/document-digest';
import type { DocumentId } from '#shared/ids';

/** Keeps the holdings while the host is stopped. */
export interface HoldingsMemory {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** What a document holds now, and which tables acknowledged all of it. */
export interface Holding {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly tables: readonly string[];
}

/**
 * Which tables hold which documents whole, kept on disk: after a restart, with a table that is away, nothing
 * is said to be pending that it has, and nothing is said to be shared that it may lack.
 */
interface Holdings {
  /** Whether `table` was known to hold exactly what `doc` holds now. */
  holds(id: DocumentId, doc: Y.Doc, table: string): boolean;
  /** Something was acknowledged: it is written before long. */
  changed(): void;
  /** Writes what is true now. */
  close(): Promise<void>;
}

const holdingsSchema = z.record(z.string(), z.object({ digest: z.string(), tables: z.array(z.string()) }));
const WRITE_AFTER_MS = 5000;

/** Reads what was kept; garbage counts for nothing. `present` says what is true now. */
export async function openHoldings(memory: HoldingsMemory, present: () => readonly Holding[]): Promise<Holdings> {
  const before = parse(await memory.read());
  let written = '';
  let timer: NodeJS.Timeout | undefined;
  const write = async () => {
    timer = undefined;
    const now = present().filter(({ tables }) => tables.length > 0);
    const text = JSON.stringify(Object.fromEntries(now.map(({ id, doc, tables }) => [id, { digest: fingerprint(doc), tables }])));
    if (text === written) return;
    written = text;
    await memory.write(text);
  };
  return {
    holds: (id, doc, table) => before[id] !== undefined && before[id].tables.includes(table) && before[id].digest === fingerprint(doc),
    changed() {
      // A démarche that closes meanwhile writes it on its way out.
      timer ??= setTimeout(() => void write().catch(() => {}), WRITE_AFTER_MS);
    },
    async close() {
      clearTimeout(timer);
      await write();
    },
  };
}

function fingerprint(doc: Y.Doc): string {
  const { stateVector, deletions } = digestOf(doc);
  return createHash('sha256').update(`${deletions} `).update(stateVector).digest('base64url').slice(0, 22);
}

function parse(text: string | undefined): z.infer<typeof holdingsSchema> {
  try {
    return holdingsSchema.parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}
