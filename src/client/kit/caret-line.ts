/** The line on which the caret of a text one writes in stands, in pixels of the window; undefined in what holds no text. */
export function caretLine(field: HTMLElement): { readonly top: number; readonly bottom: number } | undefined {
  if (field instanceof HTMLTextAreaElement) return lineInArea(field);
  if (field.isContentEditable) return lineInText(field);
  return undefined;
}

function lineInText(text: HTMLElement): DOMRect | undefined {
  const selection = text.ownerDocument.getSelection();
  if (!selection?.focusNode || !text.contains(selection.focusNode)) return undefined;
  const caret = document.createRange();
  caret.setStart(selection.focusNode, selection.focusOffset);
  const [line] = caret.getClientRects();
  // An empty paragraph has no letters to ask.
  const holder = selection.focusNode instanceof HTMLElement ? selection.focusNode : selection.focusNode.parentElement;
  return line ?? holder?.getBoundingClientRect();
}

/** What decides where a line of a field ends. */
const SHAPE = ['font', 'letterSpacing', 'wordSpacing', 'lineHeight', 'padding', 'border', 'boxSizing', 'textIndent', 'tabSize'] as const;

/** A browser tells no place of the caret in a field: its words up to there are laid out once more, unseen. */
function lineInArea(area: HTMLTextAreaElement): { top: number; bottom: number } {
  const style = getComputedStyle(area);
  const twin = document.createElement('div');
  for (const name of SHAPE) twin.style[name] = style[name];
  Object.assign(twin.style, {
    position: 'fixed',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    width: `${area.offsetWidth}px`,
  });
  const caret = document.createElement('span');
  caret.textContent = '\u200b';
  twin.append(area.value.slice(0, area.selectionEnd), caret);
  document.body.append(twin);
  const top = area.getBoundingClientRect().top + caret.offsetTop - area.scrollTop;
  const line = { top, bottom: top + caret.offsetHeight };
  twin.remove();
  return line;
}
