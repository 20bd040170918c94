import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import { Origin } from '#document/origin';
import { checkWriter } from '#document/rights/check-writer';
import type { WriterRights } from '#document/rights/writer-rights';
import { mutate } from '../hostile/mutation';
import type { Random } from '../random';

/** Somebody who writes records of their own on a replica that is not always linked. */
export interface Writer {
  readonly name: string;
  doc: Y.Doc;
  isLinked: boolean;
}

/** A host that looks at everything its writers send, and writers who come and go. */
interface WriterWorld {
  readonly host: Y.Doc;
  readonly writers: readonly Writer[];
  /** What was refused of honest writers. */
  readonly refusals: string[];
  /** One honest gesture, at random: writing, leaving, coming back, a page loaded anew. */
  act(writer: Writer): void;
  /** Everybody comes back, and everything is exchanged. */
  settle(): void;
  /** An update that no honest page writes. */
  attack(writer: Writer): Uint8Array;
  /** Whether the host took it. */
  receive(writer: Writer, update: Uint8Array): boolean;
  /** Everything in a document (the host's) but the records of one writer, as text. */
  untouchable(name: string, doc?: Y.Doc): string;
}

const ROOT = 'cards';
const WORDS = ['le bus', ' du soir', 'à pied', 'é', '👍🏽', ' '];

export function rightsOf(name: string): WriterRights {
  return {
    root: ROOT,
    owner: { field: 'author', value: name },
    fixed: [{ author: name }],
    plain: ['kind', 'given'],
    texts: ['text'],
    mostRecords: 10,
    mostCharacters: 1000,
  };
}

export function makeRecord(doc: Y.Doc, id: string, author: string, text: string, more: Record<string, unknown> = {}): void {
  doc.transact(() => {
    const record = new Y.Map<unknown>(Object.entries({ kind: 'lived', given: false, author, ...more }));
    record.set('text', new Y.Text(text));
    doc.getMap(ROOT).set(id, record);
  });
}

export function createWriterWorld(names: readonly string[], random: Random): WriterWorld {
  const host = new Y.Doc();
  host.getMap('meta').set('version:step', 1);
  host.getMap(ROOT);
  const owners = new Map<number, string>();
  const refusals: string[] = [];
  const writers: Writer[] = names.map((name) => ({ name, doc: new Y.Doc(), isLinked: true }));
  const check = ({ name }: Writer, update: Uint8Array) => {
    const rights = rightsOf(name);
    const owns = (replica: number) => replica !== host.clientID && (owners.get(replica) ?? name) === name;
    const allowed = checkWriter(host, update, rights, owns);
    if (!allowed) return false;
    for (const { id } of Y.decodeUpdate(allowed).structs) owners.set(id.client, name);
    applyForeignUpdate(host, allowed, new Origin('host', name));
    return true;
  };
  const send = (writer: Writer) => {
    const update = Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(host));
    try {
      if (!check(writer, update)) refusals.push(`${writer.name}: waits`);
    } catch (error) {
      refusals.push(`${writer.name}: ${(error as Error).message}`);
    }
  };
  const receiveAll = (writer: Writer) => Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(host, Y.encodeStateVector(writer.doc)));
  return {
    host,
    writers,
    refusals,
    act(writer) {
      honestGesture(writer, random);
      if (random.below(12) === 0) writer.isLinked = !writer.isLinked;
      if (writer.isLinked) send(writer);
      if (writer.isLinked && random.below(2) === 0) receiveAll(writer);
    },
    settle() {
      for (const writer of writers) send(writer);
      for (const writer of writers) receiveAll(writer);
    },
    attack: (writer) => hostileUpdate(host, writer, random),
    receive(writer, update) {
      try {
        return check(writer, update);
      } catch {
        return false;
      }
    },
    untouchable(name, doc = host) {
      const json = doc.toJSON() as Record<string, Record<string, { author?: string }>>;
      const cards = Object.entries(json[ROOT] ?? {}).filter(([, card]) => card?.author !== name);
      return JSON.stringify({ ...json, [ROOT]: Object.fromEntries(cards.sort(([a], [b]) => (a < b ? -1 : 1))) });
    },
  };
}

function recordsOf(doc: Y.Doc, own: (author: unknown) => boolean): [string, Y.Map<unknown>][] {
  return [...doc.getMap(ROOT)].filter(
    (entry): entry is [string, Y.Map<unknown>] => entry[1] instanceof Y.Map && own(entry[1].get('author')),
  );
}

function honestGesture(writer: Writer, random: Random): void {
  const own = recordsOf(writer.doc, (author) => author === writer.name);
  const kind = random.below(own.length === 0 ? 1 : 12);
  if (kind === 0) {
    if (own.length < 8) makeRecord(writer.doc, `${writer.name}${random.below(1e9)}`, writer.name, random.pick(WORDS));
    return;
  }
  const [id, record] = random.pick(own);
  const text = record.get('text') as Y.Text;
  if (kind === 1) record.set('given', random.below(2) === 0);
  else if (kind === 2) record.set('kind', random.pick(['lived', 'question']));
  else if (kind === 3) writer.doc.getMap(ROOT).delete(id);
  else if (kind === 4) writer.doc = reloaded(writer.doc);
  else if (kind < 8 && text.length > 0) text.delete(random.below(text.length), 1);
  else if (text.length < 400) text.insert(random.below(text.length + 1), random.pick(WORDS));
}

/** A page loaded anew: the same document under another replica's number. */
function reloaded(doc: Y.Doc): Y.Doc {
  const next = new Y.Doc();
  Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
  return next;
}

/** Three hands: Yjs itself on somebody else's records, bytes gone wrong, and structs put together at random. */
function hostileUpdate(host: Y.Doc, writer: Writer, random: Random): Uint8Array {
  const kind = random.below(3);
  if (kind === 0) return randomStructs(host, random);
  const before = Y.encodeStateVector(host);
  const copy = reloaded(host);
  if (random.below(4) === 0) copy.clientID = random.pick([...host.store.clients.keys(), 5]);
  if (kind === 1) hostileGesture(copy, writer.name, random);
  else honestGesture({ ...writer, doc: copy }, random);
  const update = Y.encodeStateAsUpdate(copy, before);
  return kind === 1 ? update : new Uint8Array(mutate(Buffer.from(update), random).bytes);
}

function hostileGesture(doc: Y.Doc, name: string, random: Random): void {
  const [others, own] = [recordsOf(doc, (author) => author !== name), recordsOf(doc, (author) => author === name)];
  const all = [...others, ...own];
  const [id, record] = all.length > 0 ? random.pick(all) : ['x', new Y.Map<unknown>()];
  const text = record.get('text');
  const gestures = [
    () => doc.getMap('meta').set('version:step', 99),
    () => doc.getMap('meta').delete('version:step'),
    () => doc.getMap(ROOT).delete(id),
    () => makeRecord(doc, id, name, 'pris'),
    () => makeRecord(doc, `x${random.below(1e6)}`, random.pick(['amal', 'basile', '']), 'en son nom'),
    () => record.set('author', random.pick(['amal', name, ''])),
    () => record.delete('author'),
    () => record.set('text', new Y.Map([['a', new Y.Text('b')]])),
    () => record.set('kind', new Y.Array()),
    () => record.set('kind', 'x'.repeat(9000)),
    () => text instanceof Y.Text && text.insert(0, 'faux '),
    () => text instanceof Y.Text && text.delete(0, text.length),
    () => text instanceof Y.Text && text.format(0, text.length, { bold: true }),
    () => doc.getArray('autre').push([1]),
  ];
  doc.transact(() => {
    for (let count = 1 + random.below(2); count > 0; count--) if (all.length > 0) random.pick(gestures)();
  });
}

/** A few structs with neighbours, parents, keys and contents picked from what is there, and from what is not. */
function randomStructs(host: Y.Doc, random: Random): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const write = (...numbers: number[]) => {
    for (const number of numbers) encoding.writeVarUint(encoder.restEncoder, number);
  };
  const clients = [...host.store.clients.keys()];
  const client = random.below(3) === 0 ? random.pick(clients) : random.below(2 ** 31);
  const start = random.below(4) === 0 ? random.below(5) : Y.getState(host.store, client);
  const count = 1 + random.below(5);
  write(1, count, client, start);
  let clock = start;
  const idOf = (): Y.ID => {
    const other = random.below(3) === 0 ? client : random.pick(clients);
    return new Y.ID(other, random.below(Math.max(1, other === client ? clock + 2 : Y.getState(host.store, other))));
  };
  for (let index = 0; index < count; index++) {
    const struct =
      random.below(8) === 0
        ? new Y.GC(new Y.ID(client, clock), 1 + random.below(3))
        : randomItem(new Y.ID(client, clock), idOf, host, random);
    struct.write(encoder, 0);
    clock += struct.length;
  }
  const ranges = random.below(3);
  write(ranges > 0 ? 1 : 0);
  if (ranges > 0) write(random.pick([...clients, client]), ranges, ...Array.from({ length: ranges * 2 }, () => random.below(12)));
  return encoder.toUint8Array();
}

function randomItem(id: Y.ID, idOf: () => Y.ID, host: Y.Doc, random: Random): Y.Item {
  const origin = random.below(2) === 0 ? idOf() : null;
  const rightOrigin = random.below(3) === 0 ? idOf() : null;
  const parent = random.below(2) === 0 ? idOf() : random.pick([ROOT, 'meta', 'neuf']);
  const key = random.pick([null, 'author', 'kind', 'text', 'given', 'neuf', ...host.getMap(ROOT).keys()]);
  const content = random.pick([
    () => new Y.ContentString('abc'),
    () => new Y.ContentAny([random.pick(['mal', 'amal', true, 3])]),
    () => new Y.ContentDeleted(1 + random.below(4)),
    () => new Y.ContentType(random.pick([new Y.Map(), new Y.Text(), new Y.Array()])),
    () => new Y.ContentEmbed({ a: 1 }),
    () => new Y.ContentFormat('bold', true),
    () => new Y.ContentBinary(new Uint8Array(2)),
  ])();
  // Yjs writes the name of a root by the type it belongs to; a name alone stands for it here.
  return new Y.Item(id, null, origin, null, rightOrigin, parent as unknown as Y.ID, key, content);
}
