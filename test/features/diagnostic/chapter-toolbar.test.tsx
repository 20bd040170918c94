// @vitest-environment jsdom
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $getRoot, createEditor } from 'lexical';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';
import { startI18n } from '#client/i18n/start-i18n';
import { en } from '#features/diagnostic/words/screen.en';
import { fr } from '#features/diagnostic/words/screen.fr';
import { ChapterToolbar } from '#features/diagnostic/client/text/chapter-toolbar.tsx';

// What tools ask needs a whole démarche; that they ask is enough here.
vi.mock('#features/diagnostic/client/embeds/picture-input.tsx', () => ({ PictureInput: () => null }));
vi.mock('#features/diagnostic/client/text/asked-dialogs.tsx', () => ({
  AskedDialogs: ({ asking }: { readonly asking?: string }) => <output>{asking ?? ''}</output>,
}));
// jsdom lays nothing out.
Range.prototype.getBoundingClientRect ??= () => new DOMRect();
// Nor does it know `CSS`; the names that are looked for need no escaping.
vi.stubGlobal('CSS', { escape: (name: string) => name });

/** An editor on a page, the caret in its empty line, and the tools above it. */
async function openText() {
  await startI18n('fr', { diagnostic: { fr, en } });
  const session = openTextSession({ source: new Y.Doc(), clock: { now: () => 0 }, schedule: () => () => {} });
  const [root, app] = [document.createElement('div'), document.createElement('div')];
  root.contentEditable = 'true';
  root.tabIndex = 0;
  document.body.append(app, root);
  const editor = createEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  const stop = registerRichText(editor);
  const section = bindSection(session, editor, 'section:findings');
  editor.update(() => void $getRoot().append($createParagraphNode()).selectEnd(), { discrete: true });
  const tools = createRoot(app);
  tools.render(<ChapterToolbar chapterId="chapter" session={session} editor={editor} hasMap isAuthorView={false} />);
  onTestFinished(() => {
    tools.unmount();
    section.unbind();
    stop();
    session.close();
    app.remove();
    root.remove();
  });
  root.focus();
  return root;
}

function named(name: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')];
  return all.findLast((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
}

/** Presses Enter on what has this name, once it is there. */
async function press(name: string): Promise<void> {
  await vi.waitFor(() => expect(named(name)).toBeDefined());
  const target = named(name);
  target?.focus();
  for (const type of ['keydown', 'keyup'])
    target?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, cancelable: true }));
}

test('a table is inserted and changed from menus, by keyboard, and one goes on writing', async () => {
  const root = await openText();
  await press('Insérer');
  await press('Tableau');
  await vi.waitFor(() => expect(root.querySelectorAll('tr')).toHaveLength(3));
  await vi.waitFor(() => expect(document.activeElement).toBe(root));
  await vi.waitFor(() => expect(named('Changer ce tableau')).toBeDefined());
  dispatchEvent(new KeyboardEvent('keydown', { key: 'F10', altKey: true }));
  expect(document.activeElement).toBe(named('Changer ce tableau'));
  await press('Changer ce tableau');
  await press('Ajouter une ligne en dessous');
  await vi.waitFor(() => expect(root.querySelectorAll('tr')).toHaveLength(4));
  await vi.waitFor(() => expect(document.activeElement).toBe(root));
});

test('Ctrl+/ asks for the sheet of shortcuts', async () => {
  await openText();
  await vi.waitFor(() => {
    dispatchEvent(new KeyboardEvent('keydown', { key: '/', ctrlKey: true, cancelable: true }));
    expect(document.querySelector('output')?.textContent).toBe('shortcuts');
  });
});
