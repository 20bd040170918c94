import mermaid, { type MermaidConfig } from 'mermaid';
import { cleanSvg } from './clean-svg';

/**
 * The only place where Mermaid runs: a frame without an origin of its own (`sandbox="allow-scripts"`, and
 * the `sandbox` of its content security policy), that can fetch nothing, store nothing and open nothing. It
 * is handed a text and a port, and answers with an SVG or a reason.
 */
interface DrawRequest {
  readonly id: number;
  readonly text: string;
}

/** Settings that a text must not change: Mermaid's own list, and those that let HTML or addresses in (PITFALLS §7). */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'flowchart',
  'class',
  'state',
  'sequence',
  'gantt',
  'er',
  'mindmap',
  'timeline',
  'themeCSS',
  'themeVariables',
  'fontFamily',
  'altFontFamily',
  'dompurifyConfig',
  'logLevel',
  'arrowMarkerAbsolute',
  'layout',
  'look',
];

const CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  secure: SECURE,
  htmlLabels: false,
  flowchart: { htmlLabels: false, useMaxWidth: false },
  gantt: { useMaxWidth: false },
  class: { htmlLabels: false },
  maxTextSize: 200_000,
  maxEdges: 500,
  suppressErrorRendering: true,
  deterministicIds: true,
  theme: 'base',
  // A generic family: the result is shown as an image, which has only the system's letters.
  fontFamily: 'system-ui, sans-serif',
  themeVariables: {
    background: '#ffffff',
    primaryColor: '#ffffff',
    primaryBorderColor: '#16181d',
    primaryTextColor: '#16181d',
    lineColor: '#16181d',
    secondaryColor: '#eef0ec',
    tertiaryColor: '#f6f7f4',
    clusterBkg: '#f0f1ee',
    clusterBorder: '#9aa09a',
    edgeLabelBackground: '#ffffff',
    fontSize: '16px',
  },
};

mermaid.initialize(CONFIG);

/**
 * The text without the pictures a shape may name (`B@{ img: "http://…" }`): Mermaid asks for them while it
 * draws. The policy of this frame refuses the request; here it is not even made.
 */
function withoutPictures(text: string): string {
  return text.replace(/@\{[^}]*\}/gu, (shape) => shape.replace(/\bimg\s*:\s*(?:"[^"]*"|'[^']*'|[^,}\n]*),?/giu, ''));
}

async function draw(port: MessagePort, { id, text }: DrawRequest): Promise<void> {
  try {
    const { svg } = await mermaid.render(`drawing-${id}`, withoutPictures(text));
    port.postMessage({ id, svg: cleanSvg(svg) });
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.message.slice(0, 2000) : String(error).slice(0, 2000) });
  } finally {
    for (const leftover of document.querySelectorAll('body > :not(script)')) leftover.remove();
  }
}

window.addEventListener('message', (event) => {
  const port = event.ports[0];
  // Only the page that holds the frame, and only once.
  if (event.source !== window.parent || !port || event.data !== 'faire-avec:mermaid-frame') return;
  port.onmessage = ({ data }: MessageEvent<DrawRequest>) => void draw(port, data);
  port.postMessage({ ready: true });
});

window.parent.postMessage('faire-avec:mermaid-frame-ready', '*');
