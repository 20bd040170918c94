import { z } from 'zod';
import type { DocumentStore } from '#host/storage/document-store';

const takingSchema = z.object({ target: z.string(), id: z.string(), author: z.string(), owner: z.string(), as: z.string() });
const takingsSchema = z.array(takingSchema);

/** A record on its way from `target` back to its author: into the submission of `owner`, where it is called `as`. */
export type Taking = z.output<typeof takingSchema>;

/** What is being taken back in a démarche, kept in its file until it is done: a host that is killed meanwhile finds it there. */
interface Takings {
  /** Notes one, durably. One that began already for the same record goes on in its place: it is what this resolves to. */
  begin(taking: Taking): Promise<Taking>;
  /** Forgets one that is done, or will not be. */
  end(taking: Taking): Promise<void>;
  unfinished(): Promise<readonly Taking[]>;
}

type TakingStore = Pick<DocumentStore, 'setting' | 'writeSetting'>;

const SETTING = 'takings';
const known = new WeakMap<TakingStore, Takings>();

/** The takings of a démarche: the same object for the same store, whoever asks. */
export function takingsOf(store: TakingStore): Takings {
  const takings = known.get(store) ?? createTakings(store);
  known.set(store, takings);
  return takings;
}

function createTakings(store: TakingStore): Takings {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    begin: (taking) =>
      inTurn(async () => {
        const all = await read(store);
        const begun = all.find(({ target, id }) => target === taking.target && id === taking.id);
        if (!begun) await write(store, [...all, taking]);
        return begun ?? taking;
      }),
    end: (taking) =>
      inTurn(async () =>
        write(
          store,
          (await read(store)).filter(({ as }) => as !== taking.as),
        ),
      ),
    unfinished: () => inTurn(() => read(store)),
  };
}

async function read(store: TakingStore): Promise<readonly Taking[]> {
  try {
    return takingsSchema.parse(JSON.parse((await store.setting(SETTING)) ?? '[]'));
  } catch (error) {
    // What can't be read is none; a store that does not answer is another matter.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}

function write(store: TakingStore, takings: readonly Taking[]): Promise<void> {
  return store.writeSetting(SETTING, JSON.stringify(takings));
}
