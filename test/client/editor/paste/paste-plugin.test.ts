// @vitest-environment jsdom
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $getRoot, createEditor, PASTE_COMMAND } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { registerPaste } from '#client/editor/paste/paste-plugin.tsx';
import { describeEditor } from '#client/editor/rendered-text';
import { bindSection } from '#client/editor/section-binding';
import { registerTables } from '#client/editor/tables/tables-plugin';
import { openTextSession } from '#client/editor/text-session';
import { partText, readText, type TextPart } from '#document/text/text-read';
import { GOOGLE_DOCS, WORD } from '../../../support/clipboards';

// jsdom lays nothing out; the editor only asks in order to scroll.
Range.prototype.getBoundingClientRect ??= () => new DOMRect();

const ROOT = 'section:findings';

/** A text in which the caret stands, and where things are pasted. */
function openPage() {
  const source = new Y.Doc();
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: () => () => {} });
  const root = document.createElement('div');
  root.contentEditable = 'true';
  document.body.append(root);
  const editor = createEditor({
    namespace: 'faire-avec',
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  const stops = [registerRichText(editor), registerTables(editor), registerPaste(editor)];
  const section = bindSection(session, editor, ROOT);
  onTestFinished(() => {
    for (const stop of stops) stop();
    section.unbind();
    session.close();
    root.remove();
  });
  editor.update(() => $getRoot().append($createParagraphNode()).selectEnd(), { discrete: true });
  return {
    editor,
    root,
    paste: (data: Readonly<Record<string, string>>) => {
      const event = new Event('paste', { cancelable: true }) as ClipboardEvent;
      Object.defineProperty(event, 'clipboardData', { value: { getData: (type: string) => data[type] ?? '', types: Object.keys(data) } });
      editor.update(() => void editor.dispatchCommand(PASTE_COMMAND, event), { discrete: true });
    },
    text: () => readText(source, ROOT),
    shown: () => describeEditor(editor),
    isFaithful: () => section.verify(),
  };
}

/** What a text says, its blocks as tags. */
function outline(part: TextPart): string {
  if ('text' in part) return part.format === 0 ? part.text : `${part.format}:${part.text};`;
  if ('embed' in part) return part.label;
  const words = part.children.map(outline).join('');
  return part.type === 'paragraph' ? `p(${words})` : `${part.isHead ? 'head' : (part.tag ?? part.url ?? part.type)}(${words})`;
}

function pasted(html: string): string {
  const page = openPage();
  page.paste({ 'text/html': html, 'text/plain': 'autre chose' });
  expect(page.isFaithful()).toBe(true);
  return page.text().map(outline).join(' ');
}

test('the list items of Word are lists, one in the other, numbered or not', () => {
  expect(pasted(WORD)).toBe(
    'p(Ce qui aide) ul(li(le café du jeudi)li(ul(li(sans rendez-vous)))) ol(li(la permanence))'.replaceAll('li(', 'listitem('),
  );
});

test('what is copied from Google Docs is not all bold, and keeps what is bold, italic and underlined', () => {
  expect(pasted(GOOGLE_DOCS)).toBe('p(Un mot 1:important; 2:ou; 8:deux; ici.) p(Ligne une\nLigne deux)');
});

test.each([
  ['<h1>Les portes</h1><h2>La mairie</h2><h3>Le hall</h3><p>Texte</p>', 'h3(Les portes) h4(La mairie) h4(Le hall) p(Texte)'],
  ['<h2>Un seul</h2>', 'h3(Un seul)'],
  [
    '<p class=MsoTitle>Le titre</p><h1><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp; </span></span>Contexte</h1>',
    'h3(Le titre) h3(1. Contexte)',
  ],
  ['<blockquote><p>Une parole</p></blockquote><p class="MsoQuote">Une autre</p>', 'quote(Une parole) quote(Une autre)'],
  ['<p>un <b>gras</b>, <i>penché</i>, <u>souligné</u></p>', 'p(un 1:gras;, 2:penché;, 8:souligné;)'],
  ['<p>un <b style="font-weight:400">mot</b></p>', 'p(un mot)'],
  ['<p><a href="https://example.org/a" style="text-decoration:underline"><u>la page</u></a></p>', 'p(https://example.org/a(8:la page;))'],
  ['<p><a href="javascript:alert(1)">la page</a></p>', 'p(la page)'],
  ['<ul><li>un</li><ul><li>deux</li></ul></ul>', 'ul(listitem(un)listitem(ul(listitem(deux))))'],
  ['<ul><li><p>un</p><p>et la suite</p></li></ul>', 'ul(listitem(un\net la suite))'],
  ['<ol start="3"><li>trois</li><li>quatre</li></ol>', 'ol(listitem(trois)listitem(quatre))'],
  ['<p>un <span style="display:none">caché</span>mot<script>x</script></p>', 'p(un mot)'],
  ['<pre>a  b\nc</pre>', 'p(a  b\nc)'],
  ['<p>  des\n  espaces </p>\n<p>&nbsp;</p>', 'p(des espaces)'],
  [
    '<table><tr><th>Lieu</th><th>Matin</th></tr><tr><td colspan="2">Mairie</td></tr><tr><td><ul><li>un</li></ul></td></tr></table>',
    'table(tablerow(head(p(Lieu))head(p(Matin)))tablerow(tablecell(p(Mairie))tablecell())tablerow(tablecell(ul(listitem(un)))tablecell()))',
  ],
])('%s', (html, expected) => {
  expect(pasted(html)).toBe(expected);
});

test('a numbered list of Word that was cut by a paragraph goes on with its number', () => {
  const item = (mark: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span>${words}</p>`;
  const page = openPage();
  page.paste({ 'text/html': `${item('1.', 'un')}${item('2.', 'deux')}<p>Entre les deux</p>${item('3.', 'trois')}`, 'text/plain': 'x' });
  expect(page.text()).toMatchObject([{ tag: 'ol' }, { type: 'paragraph' }, { tag: 'ol', start: 3 }]);
});

test('words without a block go into the line of the caret', () => {
  const page = openPage();
  page.editor.update(() => $getRoot().selectEnd().insertText('avant '), { discrete: true });
  page.paste({ 'text/html': '<span>un <b>mot</b></span>', 'text/plain': 'un mot' });
  expect(page.text().map(outline)).toEqual(['p(avant un 1:mot;)']);
});

test('a list that is pasted into an item stands among the items', () => {
  const page = openPage();
  page.paste({ 'text/html': '<ul><li>un</li></ul>', 'text/plain': 'un' });
  page.paste({ 'text/html': '<ul><li>deux</li><li>trois</li></ul>', 'text/plain': 'deux' });
  expect(page.isFaithful()).toBe(true);
  expect(page.text().map(partText).join('\n').replaceAll('\n', '')).toBe('undeuxtrois');
});

test('no style and no sheet of styles reaches a parser, where our own policy would refuse them, and words about them stay', () => {
  const parsed: string[] = [];
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (html: string, type: DOMParserSupportedType) {
    parsed.push(html);
    return parse.call(this, html, type);
  };
  onTestFinished(() => {
    DOMParser.prototype.parseFromString = parse;
  });
  expect(pasted(`${WORD}<p title='a > b'style='color:red'>Le style= "libre" de <b STYLE = x>style</b></p>`)).toContain(
    'p(Le style= "libre" de 1:style;)',
  );
  expect(parsed.join('')).not.toMatch(/<style|\sstyle\s*=\s*['x]/iu);
});
