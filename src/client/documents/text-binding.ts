import type * as Y from 'yjs';
import { LOCAL, type Origin } from '#document/origin';
import { createTextMirror, type TextMirror } from '#document/text/text-mirror';
import type { Unsubscribe } from '#shared/lifecycle';

/**
 * Keeps a plain field and a shared text in step: what is typed is written at once, what others write shows without
 * moving the caret or the page. While an accent or a word is being composed the field is left alone, and catches up
 * after. Returns how to part them.
 */
export function bindText(field: HTMLTextAreaElement, text: Y.Text, origin: Origin = LOCAL): Unsubscribe {
  const mirror = createTextMirror(text, origin);
  const going = new AbortController();
  let isComposing = false;
  const write = () => mirror.write(field.value, field.selectionEnd);
  const show = () => {
    if (isComposing) return;
    for (const { index, remove, insert } of mirror.take()) field.setRangeText(insert, index, index + remove, 'preserve');
    agree(field, mirror);
  };
  agree(field, mirror);
  const { signal } = going;
  field.addEventListener('input', write, { signal });
  field.addEventListener('compositionstart', () => (isComposing = true), { signal });
  field.addEventListener(
    'compositionend',
    () => {
      isComposing = false;
      write();
      show();
    },
    { signal },
  );
  const stop = mirror.onForeign(show);
  return () => {
    going.abort();
    stop();
    mirror.close();
  };
}

/** A browser keeps « \r » out of a field, and a peer may have written one: it goes, before places are counted wrong. */
function agree(field: HTMLTextAreaElement, mirror: TextMirror): void {
  if (field.value === mirror.shown()) return;
  field.value = mirror.shown();
  mirror.write(field.value);
}
