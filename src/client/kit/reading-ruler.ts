import './reading-ruler.css';
import { caretLine } from './caret-line';

/** A stretch of the window from top to bottom, in pixels. */
interface Line {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Lays a band over the page that shows the line one reads: where the pointer or the finger is, else the line of the caret or
 * what the Tab key came to. What was used last leads. Nothing under it is out of reach. Gives the way to take it off.
 */
export function startReadingRuler(page: Document): () => void {
  const band = page.createElement('div');
  band.className = 'reading-ruler';
  band.ariaHidden = 'true';
  page.body.append(band);
  const stop = new AbortController();
  let followsCaret = false;
  const showAt = (y: number) => band.style.setProperty('--at', `${Math.round(y)}px`);
  const pointAt = (y: number) => {
    followsCaret = false;
    showAt(y);
  };
  const goToCaret = () => {
    const line = followsCaret ? lineOfKeys(page) : undefined;
    if (line) showAt((line.top + Math.min(line.bottom, line.top + band.offsetHeight)) / 2);
  };
  const byKeys = () => {
    followsCaret = true;
    // Once the key has done what it does.
    requestAnimationFrame(goToCaret);
  };
  const listen = { capture: true, passive: true, signal: stop.signal };
  page.addEventListener('pointermove', ({ clientY }) => pointAt(clientY), listen);
  page.addEventListener('pointerdown', ({ clientY }) => pointAt(clientY), listen);
  // A finger that scrolls the page gives no more pointer events.
  page.addEventListener('touchmove', ({ touches }) => touches[0] && pointAt(touches[0].clientY), listen);
  page.addEventListener('keydown', byKeys, listen);
  page.addEventListener('selectionchange', goToCaret, listen);
  page.addEventListener('focusin', goToCaret, listen);
  page.addEventListener('scroll', goToCaret, listen);
  return () => {
    stop.abort();
    band.remove();
  };
}

/** The line the keyboard is at: of the caret where one writes, else of what has the focus. */
function lineOfKeys(page: Document): Line | undefined {
  const focused = page.activeElement;
  if (!(focused instanceof HTMLElement) || focused === page.body) return undefined;
  return caretLine(focused) ?? focused.getBoundingClientRect();
}
