import type * as Y from 'yjs';
import type { FeatureModel } from '#document/feature-model';
import { documentKind, projectDocument, type Section } from '#document/section';
import type { News } from './exchange-contract';

/** What records are called: the feature and the key of its words, `actor-map:actors`. */
type Kind = string;

interface Holding {
  readonly kind: Kind;
  /** Each state of it that was seen. */
  readonly states: Set<string>;
}

/** The paragraphs of one text, in each version that was seen. */
interface Text {
  readonly kind: Kind;
  readonly versions: readonly (readonly string[])[];
}

/** What a démarche holds, record by record and passage by passage, so that two can be compared. */
export interface Inventory {
  readonly records: ReadonlyMap<string, Holding>;
  /** Paragraphs have no name: each version of a list of them. */
  readonly texts: ReadonlyMap<string, Text>;
}

/** Takes stock of documents, as the features count what is in them; each is looked at in its turn. */
export function inventoryOf(documents: Iterable<readonly [id: string, doc: Y.Doc]>, models: readonly FeatureModel[]): Inventory {
  const inventory = { records: new Map<string, Holding>(), texts: new Map<string, Text>() };
  for (const [id, doc] of documents) {
    const kind = documentKind(id);
    for (const { name, sections } of models) {
      for (const section of sections) if (section.kind === kind) takeStock(inventory, name, { id, doc, section });
    }
  }
  return inventory;
}

function takeStock(
  { records, texts }: { records: Map<string, Holding>; texts: Map<string, Text> },
  feature: string,
  { id, doc, section }: { id: string; doc: Y.Doc; section: Section },
): void {
  if (section.counted === undefined) return;
  const kind = `${feature}:${section.counted}`;
  for (const [list, items] of listsOf(projectDocument(doc, [section])[section.name])) {
    const place = `${id}/${section.name}/${list}`;
    if (items.every(hasId)) for (const item of items) records.set(`${place}/${item.id}`, { kind, states: new Set([JSON.stringify(item)]) });
    else texts.set(place, { kind, versions: [items.map((item) => JSON.stringify(item))] });
  }
}

/** Everything that any of these holds. */
export function unite(inventories: readonly Inventory[]): Inventory {
  const records = new Map<string, Holding>();
  const texts = new Map<string, Text>();
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
  const changes: Record<Kind, number> = {};
  const count = (kind: Kind, more: number) => {
    if (more > 0) changes[kind] = (changes[kind] ?? 0) + more;
  };
  let removed = 0;
  for (const [key, { kind, states }] of after.records) {
    const known = before.records.get(key)?.states;
    if (![...states].every((state) => known?.has(state))) count(kind, 1);
  }
  for (const key of before.records.keys()) if (!after.records.has(key)) removed++;
  for (const [key, { kind, versions }] of after.texts) {
    const [present = []] = versions;
    const difference = closest(before.texts.get(key)?.versions ?? [[]], present);
    count(kind, difference.added);
    removed += difference.removed;
  }
  return { changes, removed };
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
