import { createHeadlessEditor } from '@lexical/headless';
import { $createParagraphNode, $getRoot, $getSelection, $isRangeSelection, PASTE_TAG } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { describeEditor } from '#client/editor/rendered-text';
import { bindSection } from '#client/editor/section-binding';
import { readText } from '#document/text/text-read';
import { openTextSession } from '#client/editor/text-session';
import { registerTypingAids } from '#client/editor/typing/typing-aids';

/** An editor that helps who types, with an empty line and the caret in it. */
function openWindow({ isFrench = true, source = new Y.Doc() } = {}) {
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: () => () => {} });
  const editor = createHeadlessEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const section = bindSection(session, editor, 'section:findings');
  const stop = registerTypingAids({ editor, undo: session.undo, isFrench: () => isFrench });
  onTestFinished(() => {
    stop();
    section.unbind();
    session.close();
  });
  const insert = (text: string, tag?: string) =>
    editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(text);
      },
      { discrete: true, ...(tag === undefined ? {} : { tag }) },
    );
  editor.update(() => $getRoot().append($createParagraphNode()).selectEnd(), { discrete: true });
  return {
    source,
    session,
    section,
    insert,
    type: async (signs: string) => {
      for (const sign of signs) {
        insert(sign);
        await Promise.resolve();
      }
    },
    undo: () => {
      session.undo.undo();
      session.settle();
    },
    redo: () => {
      session.undo.redo();
      session.settle();
    },
    shown: () => describeEditor(editor),
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    isFaithful: () => section.verify(),
  };
}

test.each(['# ', '## ', '- ', '* ', '1. ', '> '])(
  '« %s » at the start of a line makes the block it means, and one undo gives the signs back',
  async (marker) => {
    const window = openWindow();
    await window.type(marker);
    expect(window.text()).toBe('');
    expect(window.shown()).not.toContain('root[paragraph');
    expect(window.isFaithful()).toBe(true);
    window.undo();
    expect(window.text()).toBe(marker);
    expect(window.shown()).toContain('root[paragraph');
    window.redo();
    expect(window.text()).toBe('');
    expect(window.isFaithful()).toBe(true);
  },
);

test('a numbered list begins with the number that was typed', async () => {
  const window = openWindow();
  await window.type('3. la commune');
  expect(readText(window.source, 'section:findings')).toMatchObject([{ type: 'list', start: 3 }]);
});

test('a marker that does not stand at the start of a line is text', async () => {
  const window = openWindow();
  await window.type('un - deux # trois');
  expect(window.text()).toBe('un - deux # trois');
});

test.each([
  ['**portes**', 'bold'],
  ['*portes*', 'italic'],
])('« %s » is %s, what follows is not, and one undo gives the signs back', async (typed, look) => {
  const window = openWindow();
  await window.type(`les ${typed}`);
  expect(window.text()).toBe('les portes');
  await window.type(' fermées');
  expect(window.text()).toBe('les portes fermées');
  const [format] = readFormats(window.source);
  expect(format).toEqual([{ insert: 'les ' }, { insert: 'portes', attributes: { [look]: true } }, { insert: ' fermées' }]);
  window.undo();
  window.undo();
  expect(window.text()).toBe(`les ${typed}`);
  expect(window.isFaithful()).toBe(true);
});

function readFormats(source: Y.Doc) {
  const delta: { insert: unknown }[] = source.getText('section:findings').toDelta();
  return [delta.filter(({ insert }) => typeof insert === 'string')];
}

test('a product of numbers is no emphasis', async () => {
  const window = openWindow();
  await window.type('2 * 3 * 4 et 2*3*4');
  expect(window.text()).toBe('2 * 3 * 4 et 2*3*4');
});

test('what stands between marks is not written again: a word that another puts there is kept', async () => {
  const nadia = openWindow();
  await nadia.type('les **portes closes*');
  const marc = openWindow({ source: copyOf(nadia.source) });
  const flow = marc.source.getText('section:findings');
  flow.insert(flow.toString().indexOf('closes'), 'souvent ');
  await nadia.type('*');
  Y.applyUpdate(nadia.source, Y.encodeStateAsUpdate(marc.source), 'network');
  nadia.session.settle();
  expect(nadia.text()).toContain('les portes souvent closes');
});

function copyOf(source: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(source), 'network');
  return copy;
}

test('French signs take their spaces while one types, and one undo gives back what was typed', async () => {
  const window = openWindow();
  await window.type('Elle dit "');
  expect(window.text()).toBe('Elle dit «\u00a0');
  window.undo();
  expect(window.text()).toBe('Elle dit "');
  await window.type('oui" !');
  expect(window.text()).toBe('Elle dit "oui"\u202f!');
  expect(window.isFaithful()).toBe(true);
});

test('what is pasted stays as it was', async () => {
  const window = openWindow();
  window.insert('"', PASTE_TAG);
  await Promise.resolve();
  window.insert("l'an : # ", PASTE_TAG);
  await Promise.resolve();
  expect(window.text()).toBe('"l\'an : # ');
});

test('who reads another language than French keeps straight signs', async () => {
  const window = openWindow({ isFrench: false });
  await window.type('She says "yes"! It\'s late...');
  expect(window.text()).toBe('She says "yes"! It\'s late...');
});
