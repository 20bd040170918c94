import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast';
import type { NoticeKind } from './notice';

/** What a message says, how it is meant, and what may be done about it. */
export interface ToastMessage {
  readonly kind: NoticeKind;
  readonly text: string;
  /** One gesture, usually « Annuler ». */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** What is said in passing, newest first; `ToastRegion` shows all of it. */
export const toasts = new ToastQueue<ToastMessage>();

/** How long a message stays: long enough to be read slowly; errors stay until they are closed. */
const STAYS_MS = 10_000;

/** More than this at once would cover the work. */
const MAX_TOASTS = 3;

/**
 * Says in passing that something was done (or failed), wherever one is; read aloud politely, errors at once. A message that
 * goes by itself waits while the pointer or the keyboard is among the messages.
 */
export function showToast(text: string, options: { kind?: NoticeKind; action?: ToastMessage['action'] } = {}): void {
  const { kind = 'ok', action } = options;
  makeRoom();
  toasts.add({ kind, text, action }, kind === 'error' ? {} : { timeout: action ? 2 * STAYS_MS : STAYS_MS });
}

/** The oldest gives way; an error, which somebody must have seen, only where there is nothing else. */
function makeRoom(): void {
  const { visibleToasts } = toasts;
  if (visibleToasts.length < MAX_TOASTS) return;
  const gone = visibleToasts.findLast(({ content }) => content.kind !== 'error') ?? visibleToasts.at(-1);
  if (gone) toasts.close(gone.key);
}
