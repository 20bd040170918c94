import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { ZipEntry } from '#host/bundles/zip-format';
import { reseal } from './bundle-samples';

/** A bundle of a démarche `id` whose documents are these V2 states, every hash right. */
export async function bundleOfStates(states: Readonly<Record<string, Uint8Array>>, id = 'bombe', more: object = {}): Promise<Uint8Array> {
  const documents = Object.entries(states).map(([document, state], index) => ({
    id: document,
    entry: `documents/${String(index).padStart(4, '0')}.yjs`,
    sha256: '0'.repeat(64),
    bytes: state.byteLength,
    incomplete: false,
  }));
  const manifest = {
    format: 'faire-avec/bundle',
    version: 1,
    writtenBy: 'personne',
    exportedAt: 1,
    workspace: { id, title: 'Les Tilleuls' },
    documents,
    attachments: [],
    tombstones: [],
    ...more,
  };
  const entries: ZipEntry[] = documents.map(({ id: document, entry }) => ({
    name: entry,
    content: states[document] ?? new Uint8Array(),
    compress: true,
  }));
  return reseal([...entries, { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)), compress: true }]);
}

/** Forty bytes that announce 2^31 collected structs: in V2 what is alike is written once. */
export function endlessState(): Uint8Array {
  const encoder = new Y.UpdateEncoderV2();
  for (const value of [1, 2 ** 31]) encoding.writeVarUint(encoder.restEncoder, value);
  encoder.writeClient(7);
  encoding.writeVarUint(encoder.restEncoder, 0);
  encoder.writeInfo(0);
  encoder.writeLen(1);
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

/** Two keys written by turns, so that no two structs are neighbours of a kind: some hundred bytes in V2. */
export function restlessState(writes: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let index = 0; index < writes; index++) doc.getMap('m').set(index % 2 === 0 ? 'a' : 'b', 1);
  });
  return Y.encodeStateAsUpdateV2(doc);
}

/** As many replicas as asked for, all of which wrote at one place: each new one is compared with all before it. */
export function crowdedState(replicas: number): Uint8Array {
  const updates: Uint8Array[] = [];
  for (let client = 1; client <= replicas; client++) {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getText('t').insert(0, 'x');
    updates.push(Y.encodeStateAsUpdateV2(doc));
  }
  return Y.mergeUpdatesV2(updates);
}
