import type { Site } from '#host/site/site';
import type { ElectronPort } from './electron-port';

const SCHEME = 'app';

/** The only origin the window ever shows: a secure context, unlike `file://`, and no server to reach. */
export const APP_ORIGIN = `${SCHEME}://faire-avec`;

/** True for addresses of our own pages; everything that decides on an origin asks here. */
export function isOwnAddress(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}

/** Must run before the app is ready: Chromium fixes what a scheme may do when it starts. */
export function registerScheme({ protocol }: Pick<ElectronPort, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built pages under our origin, with the same headers as over HTTP; anything else is a 404. */
export function serveScheme({ protocol }: Pick<ElectronPort, 'protocol'>, site: Site): void {
  protocol.handle(SCHEME, async (request) => {
    const found = isOwnAddress(request.url) && request.method === 'GET' ? await site.find(new URL(request.url).pathname) : undefined;
    if (!found) return new Response(null, { status: 404 });
    // The frame that draws diagrams has no origin: its own scripts reach it as from a stranger.
    const frame = request.headers.get('origin') === 'null' ? { 'Access-Control-Allow-Origin': 'null' } : {};
    return new Response(found.body, { headers: { ...found.headers, ...frame } });
  });
}
