// @vitest-environment jsdom
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, CONTROLLED_TEXT_INSERTION_COMMAND, createEditor } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { keepSelectionFresh } from '#client/editor/fresh-selection';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';

// jsdom lays nothing out; the editor only asks in order to scroll.
Range.prototype.getBoundingClientRect ??= () => new DOMRect();

/** An editor on a page, with a line written in it and the caret at its start. */
function openPage(source = new Y.Doc()) {
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: () => () => {} });
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.tabIndex = 0;
  document.body.append(root);
  const editor = createEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  const stops = [registerRichText(editor), keepSelectionFresh(editor, session)];
  const section = bindSection(session, editor, 'section:findings');
  onTestFinished(() => {
    for (const stop of stops) stop();
    section.unbind();
    session.close();
    root.remove();
  });
  return {
    source,
    session,
    root,
    write: (text: string) =>
      editor.update(() => void $getRoot().append($createParagraphNode().append($createTextNode(text))), { discrete: true }),
    enterAtStart: () => {
      root.focus();
      editor.update(() => void $getRoot().selectStart(), { discrete: true });
    },
    /** Moves the caret as a browser does: at once, the event that says so still to come. */
    moveTo: (offset: number) => {
      const words = root.querySelector('span')?.firstChild;
      if (words) getSelection()?.collapse(words, offset);
    },
    press: (key: string) => root.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    insert: (text: string) => editor.update(() => void editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, text), { discrete: true }),
    lines: () => [...root.querySelectorAll('p')].map((line) => line.textContent),
  };
}

test('Enter goes where the caret is seen, even before the browser has said that it moved', async () => {
  const page = openPage();
  page.write('une porte');
  page.enterAtStart();
  page.moveTo(9);
  page.press('Enter');
  await Promise.resolve();
  expect(page.lines()).toEqual(['une porte', '']);
});

test('words of others that come in meanwhile leave the caret where it is seen', () => {
  const page = openPage();
  page.write('une porte');
  page.enterAtStart();
  const there = openPage(new Y.Doc());
  Y.applyUpdate(there.source, Y.encodeStateAsUpdate(page.source), 'network');
  there.session.settle();
  there.write('et une autre');
  page.root.focus();
  page.enterAtStart();
  page.moveTo(9);
  Y.applyUpdate(page.source, Y.encodeStateAsUpdate(there.source), 'network');
  page.session.settle();
  page.insert(', deux portes');
  expect(page.lines()).toEqual(['une porte, deux portes', 'et une autre']);
});
