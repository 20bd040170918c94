import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { contentTypeOf } from './content-types';
import { type PageKind, securityHeaders } from './security-headers';

/** One answer of the site, ready for whichever transport carries it. */
export interface SiteAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built pages, read from one folder and never from outside it. */
export interface Site {
  /**
   * What stands at a path of an address (`/assets/a.js`). A path that names a place of the workbench rather
   * than a file gets the workbench. Undefined when there is nothing, or nothing one may have.
   */
  find(pathname: string): Promise<SiteAnswer | undefined>;
}

/** Opens the site built in `folder` (`out/renderer`). */
export function createSite(folder: string): Site {
  let root: Promise<string> | undefined;
  return {
    async find(pathname) {
      const path = fileFor(pathname);
      if (path === undefined) return undefined;
      // Asked for with the first page: a folder that is gone by then fails that page and nothing else.
      root ??= realpath(folder);
      const body = await readInside(await root, path);
      return body && { body, headers: headersFor(path) };
    },
  };
}

function fileFor(pathname: string): string | undefined {
  const decoded = decode(pathname);
  if (decoded === undefined || !decoded.startsWith('/') || /[\\\0]/u.test(decoded)) return undefined;
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment.startsWith('.'))) return undefined;
  const last = segments.at(-1) ?? '';
  if (last.includes('.')) return segments.join('/');
  return segments[0] === 'guest' || segments[0]?.endsWith('-frame') ? `${segments[0]}/index.html` : 'workbench/index.html';
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** The real path decides, so that a link inside the folder can't lead out of it. */
async function readInside(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, path));
    if (!real.startsWith(root + sep)) return undefined;
    return new Uint8Array(await readFile(real));
  } catch {
    return undefined;
  }
}

function headersFor(path: string): Record<string, string> {
  const immutable = path.startsWith('assets/');
  return {
    ...securityHeaders(pageKind(path)),
    'Content-Type': contentTypeOf(path),
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function pageKind(path: string): PageKind | undefined {
  if (!path.endsWith('.html')) return undefined;
  return path.split('/')[0]?.endsWith('-frame') ? 'frame' : 'workbench';
}
