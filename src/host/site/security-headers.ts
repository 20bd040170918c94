import { createHash } from 'node:crypto';

/**
 * Headers of every answer that carries a page or its parts, the same under `app://` and under HTTP.
 * Only our own origin runs code, nothing is fetched from elsewhere, nobody may frame the workbench.
 */
const COMMON: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/**
 * The one style that the interface's component library writes into the page (its buttons scroll and zoom
 * under a finger); allowed by its content, so that any other is refused.
 */
const PRESSABLE_STYLE = '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * What a page may load: `workbench` runs the app, `frame` draws untrusted diagrams in isolation,
 * `guest` is a phone's, over plain HTTP.
 */
export type PageKind = 'workbench' | 'frame' | 'guest';

const POLICIES: Readonly<Record<PageKind, readonly string[]>> = {
  workbench: [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${hashOf(PRESSABLE_STYLE)}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "worker-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ],
  guest: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ],
  // `sandbox` gives the frame an origin of its own: even a script that slipped through could read nothing of ours.
  frame: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ],
};

/**
 * The content security policy of a page of that kind. `socket` is where it may open a WebSocket: browsers of some
 * years ago don't count one's own address as `'self'` there.
 */
function contentSecurityPolicy(kind: PageKind, socket?: string): string {
  return POLICIES[kind].map((rule) => (socket && rule.startsWith('connect-src') ? `${rule} ${socket}` : rule)).join('; ');
}

/** Headers for a page of that kind, or for a part of one (`undefined`). */
export function securityHeaders(kind: PageKind | undefined, socket?: string): Record<string, string> {
  // A part gets the policy too: a script or an image opened as a page of its own must not become one.
  return { ...COMMON, 'Content-Security-Policy': contentSecurityPolicy(kind ?? 'workbench', socket) };
}
