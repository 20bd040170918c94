import type { Route } from 'playwright-core';

type SchemeAnswer = (request: Request) => Response | Promise<Response>;

/** Where the stand-in's Chromium, which knows no custom scheme, meets the app's own origin. */
export const STAND_IN_ORIGIN = 'https://faire-avec.stand-in.test';

/** The address as the app's code would see it in Electron. */
export function asAppAddress(url: string): string {
  return url.replace(/https:\/\/([\w-]+)\.stand-in\.test/u, 'app://$1');
}

/** The address as the stand-in's Chromium knows it. */
export function asPageAddress(url: string): string {
  return url.replace(/^app:\/\/([\w-]+)/u, 'https://$1.stand-in.test');
}

/** Stands in for a `Session`: keeps what was registered, and answers a page's requests with it. */
export class StandInSession {
  readonly handlers: Record<string, (...args: never[]) => unknown> = {};
  readonly schemes = new Map<string, SchemeAnswer>();
  readonly protocol = {
    registered: [] as unknown[],
    registerSchemesAsPrivileged: (schemes: unknown[]) => this.protocol.registered.push(...schemes),
    handle: (scheme: string, answer: SchemeAnswer) => this.schemes.set(scheme, answer),
  };

  setPermissionRequestHandler = (handler: () => void) => this.keep('permissionRequest', handler);
  setPermissionCheckHandler = (handler: () => void) => this.keep('permissionCheck', handler);
  setDevicePermissionHandler = (handler: () => void) => this.keep('devicePermission', handler);
  setDisplayMediaRequestHandler = (handler: () => void) => this.keep('displayMedia', handler);

  /** Answers a request of the page as the scheme's handler does; what is not ours reaches nothing. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    const answer = this.schemes.get('app');
    const url = asAppAddress(request.url());
    if (!answer || !url.startsWith('app://')) return route.abort('blockedbyclient');
    const response = await answer(new Request(url, { method: request.method(), headers: await request.allHeaders().then(withoutPseudo) }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  private keep(name: string, handler: (...args: never[]) => unknown): void {
    this.handlers[name] = handler;
  }
}

/** HTTP/2's own headers (`:path`…) are not headers to anybody else. */
function withoutPseudo(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')));
}
