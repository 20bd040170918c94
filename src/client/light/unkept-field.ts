import type { Unsubscribe } from '#shared/lifecycle';
import { element } from './element';

/**
 * A field for words that the browser itself must keep nowhere, on a device that several people hold: it stands in a
 * form that asks for nothing to be filled in again, and is empty by the time the page is left, when browsers write down
 * what their fields hold. `showAgain` puts the words back into a page that was only left for a moment.
 */
export function unkeptField(
  area: HTMLTextAreaElement,
  showAgain: () => void,
): { readonly root: HTMLFormElement; readonly close: Unsubscribe } {
  area.autocomplete = 'off';
  const going = new AbortController();
  const { signal } = going;
  addEventListener(
    'pagehide',
    () => {
      area.value = '';
    },
    { signal },
  );
  addEventListener('pageshow', ({ persisted }) => persisted && showAgain(), { signal });
  return { root: element('form', { autocomplete: 'off' }, area), close: () => going.abort() };
}
