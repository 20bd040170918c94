import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as Y from 'yjs';
import { type Presence, readPresence } from '#document/sync/presence';
import type { OpenDocument } from '../documents/open-document';
import type { Caret } from './section-binding';

/** Somebody who has this text open, and where their caret is. */
export interface Writer extends Presence {
  readonly clientId: number;
  readonly root: string;
  readonly caret: Caret | undefined;
}

/** Who else is in a text, and how they are told of this person's caret. */
export interface TextPresence {
  /** Everybody else who has this text open. */
  readonly writers: readonly Writer[];
  /** Tells the others where this person's caret is; null when it left. */
  readonly tell: (root: string, caret: Caret | null) => void;
}

/** A caret travels at most this often. */
const TELL_MS = 100;

/** Says to the others of this text who is here and where the caret is, and hears the same of them. */
export function useTextPresence(
  document: OpenDocument | undefined,
  me: Pick<Presence, 'personId' | 'name' | 'college'>,
  place: string,
): TextPresence {
  const [version, setVersion] = useState(0);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; cursor: unknown }>({ timer: undefined, cursor: undefined });
  useEffect(() => {
    if (!document) return;
    const { awareness } = document;
    awareness.setLocalState({ personId: me.personId, name: me.name, college: me.college, place, cursor: pending.current.cursor });
    const changed = () => setVersion((before) => before + 1);
    awareness.on('change', changed);
    return () => awareness.off('change', changed);
  }, [document, me.personId, me.name, me.college, place]);
  useEffect(() => () => document?.awareness.setLocalState(null), [document]);
  const tell = useCallback(
    (root: string, caret: Caret | null) => {
      pending.current.cursor = caret ? { root, anchor: toJson(caret.anchorPos), focus: toJson(caret.focusPos) } : undefined;
      pending.current.timer ??= setTimeout(() => {
        pending.current.timer = undefined;
        document?.awareness.setLocalStateField('cursor', pending.current.cursor);
      }, TELL_MS);
    },
    [document],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the awareness changes in place; `version` says when
  const writers = useMemo(() => (document ? othersOf(document) : []), [document, version]);
  return useMemo(() => ({ writers, tell }), [writers, tell]);
}

function toJson(position: Y.RelativePosition | null): unknown {
  return position ? Y.relativePositionToJSON(position) : null;
}

function othersOf(document: OpenDocument): Writer[] {
  return [...document.awareness.getStates()].flatMap(([clientId, state]): Writer[] => {
    const presence = clientId === document.doc.clientID ? undefined : readPresence(state);
    return presence ? [{ ...presence, clientId, ...readCursor(presence.cursor) }] : [];
  });
}

/** A peer wrote it: whatever is not a caret is no caret. */
function readCursor(cursor: unknown): { root: string; caret: Caret | undefined } {
  if (typeof cursor !== 'object' || cursor === null) return { root: '', caret: undefined };
  const { root, anchor, focus } = cursor as { root?: unknown; anchor?: unknown; focus?: unknown };
  const [anchorPos, focusPos] = [readPosition(anchor), readPosition(focus)];
  return { root: typeof root === 'string' ? root : '', caret: anchorPos && focusPos ? { anchorPos, focusPos } : undefined };
}

function readPosition(value: unknown): Y.RelativePosition | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { item, type, tname } = value as Record<string, unknown>;
  if (![item, type].every((id) => id == null || isId(id)) || (tname != null && typeof tname !== 'string')) return undefined;
  try {
    return Y.createRelativePositionFromJSON(value);
  } catch {
    return undefined;
  }
}

function isId(value: unknown): boolean {
  const { client, clock } = value as { client?: unknown; clock?: unknown };
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) && Number(clock) >= 0;
}
