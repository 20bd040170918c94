import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import type { NoticeKind } from './notice';

interface ToastMessage {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly text: string;
  /** One gesture, usually « Annuler ». */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const changes = createEmitter<readonly ToastMessage[]>();
let messages: readonly ToastMessage[] = [];
let nextId = 1;

/** How long a message stays: long enough to be read slowly; errors and gestures stay until they are closed. */
const STAYS_MS = 10_000;

/** Says in passing that something was done (or failed), wherever one is; read aloud politely. */
export function showToast(text: string, options: { kind?: NoticeKind; action?: ToastMessage['action'] } = {}): void {
  const id = nextId++;
  const kind = options.kind ?? 'ok';
  // Three at most: the oldest gives way, so that messages never cover the work.
  messages = [...messages.slice(-2), { id, kind, text, action: options.action }];
  changes.emit(messages);
  if (kind !== 'error') setTimeout(() => dismissToast(id), options.action ? 2 * STAYS_MS : STAYS_MS);
}

/** Takes a message off the screen before its time; harmless when it is gone. */
export function dismissToast(id: number): void {
  messages = messages.filter((message) => message.id !== id);
  changes.emit(messages);
}

/** What is on the screen, oldest first; the same array until it changes. */
export function currentToasts(): readonly ToastMessage[] {
  return messages;
}

/** Calls back after each change. */
export function onToastsChange(listener: () => void): Unsubscribe {
  return changes.on(listener);
}
