import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast';
import type { NoticeKind } from './notice';

/** What a message says, how it is meant, and what may be done about it. */
export interface ToastMessage {
  readonly kind: NoticeKind;
  readonly text: string;
  /** One gesture, usually « Annuler ». */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** What it says is of use on the next screen too: it was said while one left, or tells what must be known. */
  readonly outlives: boolean;
}

/** What is said in passing, newest first; `ToastRegion` shows all of it. */
export const toasts = new ToastQueue<ToastMessage>();

/** How long a message stays: long enough to be read slowly; errors stay until they are closed. */
const STAYS_MS = 10_000;

/** More than this at once would cover the work. */
const MAX_TOASTS = 3;

/**
 * Says in passing that something was done (or failed), wherever one is; read aloud politely, errors at once. A message that
 * goes by itself waits while the pointer or the keyboard is among the messages. It belongs to the screen it was said on
 * (`leaveScreen`) unless it `outlives` that; an error always does.
 */
export function showToast(text: string, options: Partial<Pick<ToastMessage, 'kind' | 'action' | 'outlives'>> = {}): void {
  const { kind = 'ok', action, outlives = kind === 'error' } = options;
  makeRoom();
  toasts.add({ kind, text, action, outlives }, kind === 'error' ? {} : { timeout: action ? 2 * STAYS_MS : STAYS_MS });
}

/** One goes to another screen: what was said about the one before goes. */
export function leaveScreen(): void {
  for (const { key, content } of toasts.visibleToasts) if (!content.outlives) toasts.close(key);
}

/** The oldest gives way; an error, which somebody must have seen, only where there is nothing else. */
function makeRoom(): void {
  const { visibleToasts } = toasts;
  if (visibleToasts.length < MAX_TOASTS) return;
  const gone = visibleToasts.findLast(({ content }) => content.kind !== 'error') ?? visibleToasts.at(-1);
  if (gone) toasts.close(gone.key);
}
