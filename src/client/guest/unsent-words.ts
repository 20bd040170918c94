import * as Y from 'yjs';

/** What was written in updates that never reached the table, as plain text, for whoever wants to copy it. */
export function unsentWords(updates: readonly Uint8Array[]): readonly string[] {
  return updates.map(writtenIn).filter((words) => words.trim() !== '');
}

function writtenIn(update: Uint8Array): string {
  try {
    return Y.decodeUpdate(update)
      .structs.map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
      .join('');
  } catch {
    return '';
  }
}
