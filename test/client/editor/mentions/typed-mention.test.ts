import { createHeadlessEditor } from '@lexical/headless';
import { $createParagraphNode, $createTextNode, $getRoot, $getSelection, $isRangeSelection, $isTextNode, PASTE_TAG } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { insertMention, type TypedMention, watchMentions } from '#client/editor/mentions/typed-mention';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';
import { readText } from '#document/text/text-read';

const ROOT = 'section:findings';
const CCAS = { kind: 'actor', ref: 'a1', label: 'CCAS' };

/** A text with a caret in an empty line, and what is being named in it. */
function openWindow(source = new Y.Doc()) {
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: () => () => {} });
  const editor = createHeadlessEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const section = bindSection(session, editor, ROOT);
  let named: TypedMention | undefined;
  const watch = watchMentions(editor, (mention) => {
    named = mention;
  });
  onTestFinished(() => {
    watch.stop();
    section.unbind();
    session.close();
  });
  const update = (change: () => void, tag?: string) => editor.update(change, { discrete: true, ...(tag === undefined ? {} : { tag }) });
  const insert = (text: string, tag?: string) =>
    update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(text);
    }, tag);
  if (source.getText(ROOT).length === 0) update(() => $getRoot().append($createParagraphNode()).selectEnd());
  return {
    source,
    session,
    update,
    insert,
    dismiss: watch.dismiss,
    named: () => named?.words,
    type: (signs: string) => {
      for (const sign of signs) insert(sign);
    },
    choose: () => insertMention(editor, session.undo, CCAS),
    undo: () => {
      session.undo.undo();
      session.settle();
    },
    text: () => readText(source, ROOT).map(({ children }) => children),
    words: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    isFaithful: () => section.verify(),
  };
}

test.each([
  ['@', ''],
  ['Avec @cc', 'cc'],
  ['Avec @Maison de', 'Maison de'],
  ['(@cc', 'cc'],
  ['l’@cc', 'cc'],
])('« %s » names what begins with « %s »', (typed, words) => {
  const window = openWindow();
  window.type(typed);
  expect(window.named()).toBe(words);
});

test.each(['nadia@exemple.org', 'nadia.b@exemple', '@@', 'Avec @ 14 h', 'https://exemple.org/@nadia'])('« %s » names nobody', (typed) => {
  const window = openWindow();
  window.type(typed);
  expect(window.named()).toBeUndefined();
});

test('an « @ » in front of a word, or that was pasted, or that one comes back to, names nobody', () => {
  const window = openWindow();
  window.insert('Avec mairie');
  window.update(() => $getRoot().getFirstDescendant()?.selectStart());
  window.type('@');
  expect(window.named()).toBeUndefined();
  window.update(() => $getRoot().selectEnd());
  window.insert(' @', PASTE_TAG);
  expect(window.named()).toBeUndefined();
  window.type('cc');
  expect(window.named()).toBeUndefined();
});

test('a caret that goes away ends it, and so does taking the « @ » back', () => {
  const window = openWindow();
  window.type('Avec @c');
  window.update(() => $getRoot().getFirstDescendant()?.selectStart());
  expect(window.named()).toBeUndefined();
  window.update(() => $getRoot().selectEnd());
  window.type(' @');
  expect(window.named()).toBe('');
  window.update(() => {
    const text = $getRoot().getLastDescendant();
    if ($isTextNode(text)) text.spliceText(text.getTextContentSize() - 1, 1, '', true);
  });
  expect(window.named()).toBeUndefined();
});

test('once it is left, what was typed stays and names nobody until another « @ »', () => {
  const window = openWindow();
  window.type('@c');
  window.dismiss();
  window.type('c');
  expect(window.named()).toBeUndefined();
  expect(window.words()).toBe('@cc');
  window.type(' @m');
  expect(window.named()).toBe('m');
});

test('what is chosen stands in place of what was typed, words around it stay, and one undo gives it back', () => {
  const window = openWindow();
  window.insert('Avec  et la mairie');
  window.update(() => {
    const selection = $getRoot().getFirstDescendant()?.selectEnd();
    selection?.anchor.set(selection.anchor.key, 5, 'text');
    selection?.focus.set(selection.focus.key, 5, 'text');
  });
  window.type('@cca');
  window.choose();
  expect(window.text()).toMatchObject([[{ text: 'Avec ' }, { embed: 'actor', ref: 'a1', label: 'CCAS' }, { text: ' et la mairie' }]]);
  expect(window.named()).toBeUndefined();
  window.insert(',');
  expect(window.words()).toBe('Avec CCAS, et la mairie');
  expect(window.isFaithful()).toBe(true);
  window.undo();
  window.undo();
  expect(window.words()).toBe('Avec @cca et la mairie');
  expect(window.isFaithful()).toBe(true);
});

test('what another writes in the line meanwhile stays, wherever it stands', () => {
  const [mine, other] = [openWindow(), openWindow()];
  const exchange = (from: typeof mine, to: typeof mine) => {
    Y.applyUpdate(to.source, Y.encodeStateAsUpdate(from.source));
    to.session.settle();
  };
  mine.type('Avec @cc');
  exchange(mine, other);
  other.update(
    () =>
      void $getRoot()
        .getFirstChildOrThrow<ReturnType<typeof $createParagraphNode>>()
        .splice(0, 0, [$createTextNode('Hier. ')]),
  );
  exchange(other, mine);
  expect(mine.words()).toBe('Hier. Avec @cc');
  mine.choose();
  expect(mine.words()).toBe('Hier. Avec CCAS');
  expect(mine.isFaithful()).toBe(true);
});
