import * as Y from 'yjs';

/** What somebody wrote and nobody was given, in states of their submissions, as plain text for whoever wants to copy it. */
export function unsentWords(states: readonly Uint8Array[]): readonly string[] {
  return states.flatMap(writtenIn).filter((words) => words.trim() !== '');
}

/** The texts of every record. Bytes that a failing device bent hold nothing. */
function writtenIn(state: Uint8Array): string[] {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const records = [...doc.share.keys()].flatMap((root) => [...doc.getMap(root).values()]);
    const fields = records.flatMap((record) => (record instanceof Y.Map ? [...record.values()] : []));
    return fields.flatMap((field) => (field instanceof Y.Text ? [field.toString()] : []));
  } catch {
    return [];
  } finally {
    doc.destroy();
  }
}
