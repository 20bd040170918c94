import { AppError } from '#shared/app-error';
import { disarmMermaid, MAX_MERMAID_LENGTH } from '#shared/mermaid-text';

/** How long a drawing may take before its frame is thrown away (hostile or simply too large). */
const DRAWING_TIME_LIMIT_MS = 8000;
/** How long the frame's own code may take to arrive, the first time. */
const START_TIME_LIMIT_MS = 15_000;
const FRAME_ADDRESS = '/mermaid-frame/index.html';

interface Frame {
  readonly element: HTMLIFrameElement;
  readonly port: MessagePort;
}

interface Answer {
  readonly id?: number;
  readonly svg?: unknown;
  readonly error?: unknown;
}

let current: Promise<Frame> | undefined;
let queue: Promise<unknown> = Promise.resolve();
let nextId = 1;

/**
 * Draws Mermaid text and resolves to an SVG that shows, and does nothing else. The text is disarmed first;
 * drawing happens in a sandboxed frame, one text at a time.
 * Throws `bad-input` with Mermaid's reason, `too-large`, or `timeout`, after which a new frame is taken.
 */
export function renderMermaid(text: string): Promise<string> {
  if (text.length > MAX_MERMAID_LENGTH) return Promise.reject(new AppError('too-large', `diagram of ${text.length} characters`));
  const turn = queue.then(() => drawNow(disarmMermaid(text).text));
  queue = turn.catch(() => undefined);
  return turn;
}

async function drawNow(text: string): Promise<string> {
  current ??= openFrame();
  const frame = await current.catch((error: unknown) => {
    current = undefined;
    throw error;
  });
  const answer = await ask(frame, text).catch((error: unknown) => {
    frame.element.remove();
    frame.port.close();
    current = undefined;
    throw error;
  });
  if (typeof answer.svg !== 'string') throw new AppError('bad-input', String(answer.error ?? 'no drawing'));
  return harmlessSvg(answer.svg);
}

function ask({ port }: Frame, text: string): Promise<Answer> {
  const id = nextId++;
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new AppError('timeout', 'the drawing took too long')), DRAWING_TIME_LIMIT_MS);
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== id) return;
      clearTimeout(limit);
      resolve(data);
    };
    port.postMessage({ id, text });
  });
}

/** A frame out of sight but laid out: Mermaid measures its letters, which a frame without a size can't. */
function openFrame(): Promise<Frame> {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('aria-hidden', 'true');
  element.tabIndex = -1;
  element.title = 'Mermaid';
  // Set one by one: the content security policy forbids a style attribute, not this.
  Object.assign(element.style, { position: 'fixed', left: '-3000px', top: '0', width: '1200px', height: '800px', border: '0' });
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      window.removeEventListener('message', onReady);
      element.remove();
      reject(new AppError('timeout', 'the drawing frame did not start'));
    }, START_TIME_LIMIT_MS);
    const onReady = (event: MessageEvent) => {
      if (event.source !== element.contentWindow || event.data !== 'faire-avec:mermaid-frame-ready') return;
      window.removeEventListener('message', onReady);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(limit);
        resolve({ element, port: port1 });
      };
      // The frame has no origin to name; only its own window can receive this.
      element.contentWindow?.postMessage('faire-avec:mermaid-frame', '*', [port2]);
    };
    window.addEventListener('message', onReady);
    element.src = FRAME_ADDRESS;
    document.body.append(element);
  });
}

const ACTING_TAG = /^<\/?(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|audio|video|image|a|animate\w*|set|handler|link|meta)\b/iu;
const ACTING_ATTRIBUTE = /\son\w+\s*=|(?:href|src)\s*=\s*"(?!#)|javascript:|url\(\s*(?!&quot;#|["']?#)/iu;
const ACTING_STYLE = /@import|url\(\s*(?!["']?#)|expression\(/iu;

/**
 * What the frame hands over is checked, not trusted: it is cleaned inside (a document parsed here would
 * answer to our own style policy), and anything that could act in a file opened elsewhere is refused here.
 * Serialised XML has one writing, so that its tags can be searched; words between tags are only words.
 * Throws `bad-input`.
 */
export function harmlessSvg(svg: string): string {
  const tags = svg.match(/<[^>]*>/gu) ?? [];
  const styles = [...svg.matchAll(/<style[^>]*>([^<]*)/giu)].map((match) => match[1] ?? '');
  const acts = tags.some((tag) => ACTING_TAG.test(tag) || ACTING_ATTRIBUTE.test(tag)) || styles.some((css) => ACTING_STYLE.test(css));
  if (!svg.startsWith('<svg') || acts) throw new AppError('bad-input', 'the drawing holds something that could act');
  return svg;
}
