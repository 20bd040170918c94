import { createHeadlessEditor } from '@lexical/headless';
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { describeEditor } from '#client/editor/rendered-text';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';

const ROOT = 'section:findings';

function openWindow(source = new Y.Doc()) {
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: () => () => {} });
  const editor = createHeadlessEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const section = bindSection(session, editor, ROOT);
  return { source, session, editor, section };
}

function paste(editor: ReturnType<typeof openWindow>['editor'], paragraphs: number, length: number): void {
  editor.update(
    () => {
      const words = 'la bonne porte '.repeat(Math.ceil(length / 15)).slice(0, length);
      $getRoot().append(
        ...Array.from({ length: paragraphs }, (_, index) => $createParagraphNode().append($createTextNode(`${index} ${words}`))),
      );
    },
    { discrete: true },
  );
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

test('R9: a text of a megabyte arrives in an open editor, and opens in another, within two seconds each', () => {
  const [a, b] = [openWindow(), openWindow()];
  paste(a.editor, 3000, 340);
  const update = Y.encodeStateAsUpdate(a.source);
  expect(update.byteLength).toBeGreaterThan(1_000_000);
  const arrival = milliseconds(() => {
    Y.applyUpdate(b.source, update, 'network');
    b.session.settle();
  });
  let third = b;
  const opening = milliseconds(() => {
    third = openWindow(b.source);
  });
  expect(describeEditor(b.editor)).toBe(describeEditor(a.editor));
  expect(describeEditor(third.editor)).toBe(describeEditor(a.editor));
  expect(Math.max(arrival, opening)).toBeLessThan(2000);
});

test('R9: four hundred kilobytes pasted at once arrive whole, and typing goes on beside them', () => {
  const [a, b] = [openWindow(), openWindow()];
  const pasting = milliseconds(() => paste(a.editor, 1, 400_000));
  Y.applyUpdate(b.source, Y.encodeStateAsUpdate(a.source), 'network');
  b.session.settle();
  const typing = milliseconds(() => {
    for (let key = 0; key < 50; key++) {
      b.editor.update(() => void $getRoot().getLastDescendant()?.selectEnd().insertText('x'), { discrete: true });
    }
  });
  Y.applyUpdate(a.source, Y.encodeStateAsUpdate(b.source), 'network');
  a.session.settle();
  expect(describeEditor(a.editor)).toBe(describeEditor(b.editor));
  expect(pasting).toBeLessThan(2000);
  expect(typing / 50).toBeLessThan(100);
});
