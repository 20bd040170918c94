import type * as Y from 'yjs';
import { documentKind, projectDocument, type Section } from '#document/section';
import type { News } from './exchange-contract';

type Kind = Exclude<keyof News, 'removed'>;

/** Where people look for what a section holds; what is not named here is « others ». */
const KINDS: Readonly<Record<string, Kind | undefined>> = {
  diagnostic: 'passages',
  'chapter-text': 'passages',
  'actor-map': 'actors',
  experiment: 'trials',
  sources: 'documents',
};
/** The words of a source are counted once, by its card. */
const COUNTED_ELSEWHERE = new Set(['source-content']);

interface Holding {
  readonly kind: Kind;
  /** Each state of it that was seen. */
  readonly states: Set<string>;
}

/** What a démarche holds, record by record and passage by passage, so that two can be compared. */
export interface Inventory {
  readonly records: ReadonlyMap<string, Holding>;
  /** Paragraphs have no name: each version of a list of them. */
  readonly texts: ReadonlyMap<string, { readonly kind: Kind; readonly versions: readonly (readonly string[])[] }>;
}

/** Takes stock of documents, given the projection of each (see `projectDocument`). */
function takeInventory(projections: ReadonlyMap<string, Record<string, unknown>>): Inventory {
  const records = new Map<string, Holding>();
  const texts = new Map<string, { kind: Kind; versions: string[][] }>();
  for (const [document, sections] of projections) {
    for (const [section, content] of Object.entries(sections)) {
      if (COUNTED_ELSEWHERE.has(section)) continue;
      const kind = KINDS[section] ?? 'others';
      for (const [list, items] of listsOf(content)) {
        const place = `${document}/${section}/${list}`;
        if (items.every(hasId))
          for (const item of items) records.set(`${place}/${item.id}`, { kind, states: new Set([JSON.stringify(item)]) });
        else texts.set(place, { kind, versions: [items.map((item) => JSON.stringify(item))] });
      }
    }
  }
  return { records, texts };
}

/** Takes stock of documents, given their sections; each is looked at in its turn. */
export function inventoryOf(documents: Iterable<readonly [id: string, doc: Y.Doc]>, sections: readonly Section[]): Inventory {
  const projections = new Map<string, Record<string, unknown>>();
  for (const [id, doc] of documents) {
    const kind = documentKind(id);
    projections.set(
      id,
      projectDocument(
        doc,
        sections.filter((section) => section.kind === kind),
      ),
    );
  }
  return takeInventory(projections);
}

/** Everything that any of these holds. */
export function unite(inventories: readonly Inventory[]): Inventory {
  const records = new Map<string, Holding>();
  const texts = new Map<string, { kind: Kind; versions: (readonly string[])[] }>();
  for (const inventory of inventories) {
    for (const [key, { kind, states }] of inventory.records) {
      records.set(key, { kind, states: new Set([...(records.get(key)?.states ?? []), ...states]) });
    }
    for (const [key, { kind, versions }] of inventory.texts) {
      texts.set(key, { kind, versions: [...(texts.get(key)?.versions ?? []), ...versions] });
    }
  }
  return { records, texts };
}

/** What `after` has that `before` had not, and what it has no more. */
export function compareInventories(before: Inventory, after: Inventory): News {
  const news = { passages: 0, actors: 0, trials: 0, documents: 0, others: 0, removed: 0 };
  for (const [key, { kind, states }] of after.records) {
    const known = before.records.get(key)?.states;
    if (![...states].every((state) => known?.has(state))) news[kind]++;
  }
  for (const key of before.records.keys()) if (!after.records.has(key)) news.removed++;
  for (const [key, { kind, versions }] of after.texts) {
    const [present = []] = versions;
    const { added, removed } = closest(before.texts.get(key)?.versions ?? [[]], present);
    news[kind] += added;
    news.removed += removed;
  }
  return news;
}

/** The difference from the version that has most in common with `present`. */
function closest(versions: readonly (readonly string[])[], present: readonly string[]): { added: number; removed: number } {
  const differences = versions.map((version) => {
    const added = surplus(present, version);
    // A paragraph that was changed is one that came and one that went: it is said once.
    return { added, removed: Math.max(0, surplus(version, present) - added) };
  });
  return differences.reduce((best, one) => (one.added + one.removed < best.added + best.removed ? one : best));
}

/** How many of `items` are not in `others`, each counted as often as it stands there. */
function surplus(items: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of others) left.set(item, (left.get(item) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  }).length;
}

/** The lists of a projection; what stands alone (the frame of the démarche) is a list of one. */
function listsOf(content: unknown): [string, readonly unknown[]][] {
  if (Array.isArray(content)) return [['', content]];
  if (typeof content !== 'object' || content === null) return [];
  const lists = Object.entries(content).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  return lists.length > 0 ? lists : [['', [{ ...content, id: '' }]]];
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
}
