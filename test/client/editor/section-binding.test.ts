import { createHeadlessEditor } from '@lexical/headless';
import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createTableCellNode, $createTableNode, $createTableRowNode, type TableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  type TextNode,
} from 'lexical';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { $arrange } from '#client/editor/binding/draw-blocks';
import { $blocksIn } from '#client/editor/binding/editor-blocks';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { describeEditor } from '#client/editor/rendered-text';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';

// They do what they do; how often they are called is counted.
vi.mock('#client/editor/binding/editor-blocks', { spy: true });
vi.mock('#client/editor/binding/draw-blocks', { spy: true });

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
  onTestFinished(() => {
    section.unbind();
    session.close();
  });
  const update = (change: () => void) => editor.update(change, { discrete: true });
  return {
    source,
    session,
    editor,
    section,
    update,
    write: (text: string) => update(() => void $getRoot().append($createParagraphNode().append($createTextNode(text)))),
    blocks: () =>
      editor.getEditorState().read(() =>
        $getRoot()
          .getChildren()
          .map((child) => child.getTextContent()),
      ),
  };
}

type Window = ReturnType<typeof openWindow>;

function meet(...windows: Window[]): void {
  for (let round = 0; round < 6; round++) {
    for (const one of windows) one.session.settle();
    for (const from of windows)
      for (const to of windows) if (from !== to) Y.applyUpdate(to.source, Y.encodeStateAsUpdate(from.source), 'network');
  }
  for (const one of windows) one.session.settle();
}

function textAt(block: number): TextNode {
  return ($getRoot().getChildAtIndex(block) as ElementNode).getFirstChildOrThrow<TextNode>();
}

function joinWithPrevious(window: Window, block: number): void {
  window.update(() => {
    const second = $getRoot().getChildAtIndex<ElementNode>(block);
    $getRoot()
      .getChildAtIndex<ElementNode>(block - 1)
      ?.append(...(second?.getChildren() ?? []));
    second?.remove();
  });
}

function split(window: Window, block: number, offset: number): void {
  window.update(() => {
    const text = textAt(block);
    text.select(offset, offset).insertParagraph();
  });
}

function typeAt(window: Window, block: number, offset: number, words: string): void {
  window.update(() => textAt(block).select(offset, offset).insertText(words));
}

test('opening a text that already holds something shows it, and writes nothing', () => {
  const first = openWindow();
  first.write('déjà là');
  const before = Y.encodeStateVector(first.source);
  const second = openWindow(first.source);
  expect(second.blocks()).toEqual(['déjà là']);
  expect(Y.encodeStateVector(first.source)).toEqual(before);
});

test('an empty text stays empty: nobody writes a first line for everybody', () => {
  const { source } = openWindow();
  expect(Y.encodeStateAsUpdate(source)).toHaveLength(2);
});

/** How often all blocks of a text were read from the editor, and put in order in it, while `work` ran. */
function allBlocks(work: () => void): { readonly read: number; readonly arranged: number } {
  vi.mocked($blocksIn).mockClear();
  vi.mocked($arrange).mockClear();
  work();
  return { read: vi.mocked($blocksIn).mock.calls.length, arranged: vi.mocked($arrange).mock.calls.length };
}

test('a key in a line does not look through the other lines', () => {
  const a = openWindow();
  a.write('premier');
  a.write('second');
  const type = () =>
    a.update(() => {
      // On a page the editor keeps the whole text with the root, which is another object after each key.
      $getRoot().markDirty();
      textAt(1).select(6, 6).insertText(' mot');
    });
  expect(allBlocks(type).read).toBe(0);
  expect(allBlocks(() => split(a, 1, 6)).read).toBe(1);
  expect(openWindow(a.source).blocks()).toEqual(['premier', 'second', ' mot']);
});

test('lines that change places are written in their new order', () => {
  const a = openWindow();
  for (const words of ['un', 'deux', 'trois', 'quatre']) a.write(words);
  typeAt(a, 1, 4, ' bis');
  a.update(() => {
    const [, second, third] = $getRoot().getChildren();
    if (second && third) third.insertAfter(second);
  });
  expect(openWindow(a.source).blocks()).toEqual(['un', 'trois', 'deux bis', 'quatre']);
});

test('words of somebody else in a line do not make the others be put in order again', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('premier');
  a.write('second');
  meet(a, b);
  const receive = (words: string) => {
    typeAt(b, 0, 7, words);
    Y.applyUpdate(a.source, Y.encodeStateAsUpdate(b.source), 'network');
    a.session.settle();
  };
  expect(allBlocks(() => receive(' mot')).arranged).toBe(0);
  a.write('troisième');
  receive(' encore');
  expect(a.blocks()).toEqual(['premier encore mot', 'second', 'troisième']);
});

test('words typed in a paragraph that somebody joins to the one above stay, after the same words', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('premier');
  a.write('second');
  meet(a, b);
  joinWithPrevious(a, 1);
  typeAt(b, 1, 6, ' TÉMOIGNAGE');
  meet(a, b);
  expect(a.blocks()).toEqual(['premiersecond TÉMOIGNAGE']);
  expect(b.blocks()).toEqual(a.blocks());
});

test('words typed after the place where somebody presses Enter follow to the new line', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('bonjour le monde');
  meet(a, b);
  split(a, 0, 8);
  typeAt(b, 0, 11, 'vaste ');
  meet(a, b);
  expect(a.blocks()).toEqual(['bonjour ', 'le vaste monde']);
  expect(b.blocks()).toEqual(a.blocks());
});

test('when two people press Enter at one place, the end of the line stands once', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('bonjour le monde');
  meet(a, b);
  split(a, 0, 8);
  split(b, 0, 8);
  meet(a, b);
  expect(
    a
      .blocks()
      .join(' ')
      .match(/le monde/gu),
  ).toHaveLength(1);
  expect(b.blocks()).toEqual(a.blocks());
});

test('words typed in a paragraph that somebody deletes without having read them come back in one of their own', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('un');
  a.write('deux');
  meet(a, b);
  a.update(() => $getRoot().getLastChild()?.remove());
  typeAt(b, 1, 4, ' et trois');
  meet(a, b);
  expect(a.blocks()).toEqual(['un', ' et trois']);
  expect(b.blocks()).toEqual(a.blocks());
});

test('what somebody deletes who has read it stays deleted, and its author finds it again', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('un');
  b.write('deux');
  meet(a, b);
  const at = a.blocks().indexOf('deux');
  a.update(() => $getRoot().getChildAtIndex(at)?.remove());
  meet(a, b);
  expect(b.blocks()).toEqual(['un']);
  expect(b.session.words.runs().map(({ text, state }) => ({ text, state }))).toEqual([{ text: 'deux', state: 'removed' }]);
});

test('undo takes back one’s own words and leaves those of others', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('mien');
  meet(a, b);
  typeAt(b, 0, 4, ' et sien');
  meet(a, b);
  a.session.undo.undo();
  meet(a, b);
  expect(a.blocks()).toEqual([' et sien']);
  expect(b.blocks()).toEqual(a.blocks());
});

test('the caret stays after the same letter while others write before it', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('un deux');
  meet(a, b);
  b.update(() => textAt(0).select(7, 7));
  typeAt(a, 0, 0, 'zéro ');
  meet(a, b);
  b.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(' trois');
  });
  expect(b.blocks()).toEqual(['zéro un deux trois']);
});

test('a caret whose table somebody removes goes to the line behind it, be it the item of a list', () => {
  const [anna, ben] = [openWindow(), openWindow()];
  anna.update(() => {
    const cell = $createTableCellNode(0).append($createParagraphNode());
    const list = $createListNode('bullet').append($createListItemNode().append($createTextNode('demain')));
    const first = $createParagraphNode().append($createTextNode('hier'));
    $getRoot().append(first, $createTableNode().append($createTableRowNode().append(cell)), list);
  });
  meet(anna, ben);
  ben.update(() => void $getRoot().getChildAtIndex<TableNode>(1)?.selectStart());
  anna.update(() => $getRoot().getChildAtIndex(1)?.remove());
  meet(anna, ben);
  ben.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText('après ');
  });
  meet(anna, ben);
  expect([anna.blocks(), ben.blocks()]).toEqual([
    ['hier', 'après demain'],
    ['hier', 'après demain'],
  ]);
});

test('an element from a newer app is shown as such, kept, and written around', () => {
  const a = openWindow();
  a.write('avant');
  const newer = new Y.Map([
    ['object', 'block'],
    ['type', 'newer-widget'],
    ['words', 'contenu précieux'],
  ]);
  a.source.getText(ROOT).insertEmbed(6, newer);
  a.session.settle();
  a.write('après');
  expect(describeEditor(a.editor)).toBe('root[paragraph["avant"] newer[] paragraph["après"]]');
  const fresh = openWindow(a.source);
  expect(describeEditor(fresh.editor)).toBe(describeEditor(a.editor));
  expect(newer.get('words')).toBe('contenu précieux');
});

test('an editor that shows something else than its text is drawn anew from the text', () => {
  const a = openWindow();
  a.write('vrai');
  a.editor.update(
    () => {
      $getRoot()
        .clear()
        .append($createParagraphNode().append($createTextNode('faux')));
    },
    { discrete: true, tag: 'skip-collab' },
  );
  expect(a.section.verify()).toBe(false);
  expect(a.blocks()).toEqual(['vrai']);
  expect(a.section.verify()).toBe(true);
});

test('twenty updates that came together are drawn once', () => {
  const [a, b] = [openWindow(), openWindow()];
  a.write('x');
  meet(a, b);
  for (let index = 0; index < 20; index++) typeAt(a, 0, 1 + index, 'y');
  let drawn = 0;
  b.editor.registerUpdateListener(() => drawn++);
  Y.applyUpdate(b.source, Y.encodeStateAsUpdate(a.source), 'network');
  b.session.settle();
  expect(b.blocks()).toEqual([`x${'y'.repeat(20)}`]);
  expect(drawn).toBe(1);
});
