import { createHeadlessEditor } from '@lexical/headless';
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import { $getRoot, type LexicalEditor } from 'lexical';
import * as Y from 'yjs';
import { NewerNode } from '#client/editor/newer-node';
import { bindSection, type SectionBinding } from '#client/editor/section-binding';
import { openTextSession, type TextSession } from '#client/editor/text-session';

/** A person at an editor, without a screen: the document of the window, a session on it, one bound editor. */
export interface TextPeer {
  readonly name: string;
  readonly source: Y.Doc;
  readonly session: TextSession;
  readonly editor: LexicalEditor;
  readonly section: SectionBinding;
  /** What went wrong inside the editor and was repaired. */
  readonly errors: unknown[];
  text(): string;
  /** Waits so long that what this person does next is a step of its own. */
  pause(): void;
  /** Closes the window and opens it again from what was stored. */
  restart(): TextPeer;
  close(): void;
}

export const NET = 'network';
export const ROOT = 'section:one';
/** Longer than edits may be apart in one step, in milliseconds. */
const PAUSE = 1000;
const NODES = [HeadingNode, QuoteNode, ListNode, ListItemNode, TableNode, TableRowNode, TableCellNode, LinkNode, NewerNode];

export function openPeer(name: string, clientId: () => number, stored?: { state: Uint8Array; runs: TextSession['words'] }): TextPeer {
  const source = new Y.Doc();
  source.clientID = clientId();
  if (stored) Y.applyUpdate(source, stored.state, NET);
  let now = 0;
  const session = openTextSession({ source, clock: { now: () => now }, schedule: () => () => {}, clientId: clientId() });
  if (stored) session.words.adopt(stored.runs.runs());
  const errors: unknown[] = [];
  const editor = createHeadlessEditor({ nodes: NODES, onError: (error) => errors.push(error) });
  const section = bindSection(session, editor, ROOT, (error) => errors.push(error));
  const close = () => {
    section.unbind();
    session.close();
    source.destroy();
  };
  const text = () => editor.getEditorState().read(() => $getRoot().getTextContent());
  return {
    name,
    source,
    session,
    editor,
    section,
    errors,
    text,
    pause: () => {
      now += PAUSE;
    },
    restart: () => {
      const state = Y.encodeStateAsUpdate(source);
      close();
      return openPeer(name, clientId, { state, runs: session.words });
    },
    close,
  };
}

/** A gesture in the editor of a person, written at once. */
export function update(peer: TextPeer, change: () => void): void {
  peer.editor.update(change, { discrete: true });
}
