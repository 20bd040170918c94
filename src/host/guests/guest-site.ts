import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { contentTypeOf } from '#host/site/content-types';
import { securityHeaders } from '#host/site/security-headers';

/** The page that phones open, and nothing else of what was built. */
export interface GuestSite {
  /** Answers a request for the page or one of its parts; false for anything else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly zipped: Buffer;
}

/** What Vite writes about the pages it built: each file, and what it needs. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
    dynamicImports: z.array(z.string()).optional(),
  }),
);

const ENTRY = 'guest/index.html';
const MANIFEST = '.vite/manifest.json';

/**
 * Reads the guest page built in `folder` (`out/renderer`), with exactly the parts that its build lists: code of the
 * workbench is not handed to the room. `origin` is where it is served. Empty when nothing is built there.
 */
export async function readGuestSite(folder: string | undefined, origin: string): Promise<GuestSite> {
  const parts = folder === undefined ? new Map<string, Part>() : await readParts(folder, origin).catch(() => new Map<string, Part>());
  return {
    answer(request, response) {
      const part = request.method === 'GET' ? parts.get(request.url ?? '') : undefined;
      if (!part) return false;
      const zip = /\bgzip\b/u.test(String(request.headers['accept-encoding'] ?? ''));
      const body = zip ? part.zipped : part.body;
      response.writeHead(200, { ...part.headers, ...(zip ? { 'Content-Encoding': 'gzip' } : {}), 'Content-Length': body.length });
      response.end(body);
      return true;
    },
  };
}

async function readParts(folder: string, origin: string): Promise<Map<string, Part>> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  const parts = new Map<string, Part>();
  const add = async (path: string, file: string) => parts.set(path, partOf(file, await readFile(join(folder, file)), origin));
  await add('/', ENTRY);
  for (const file of filesOf(manifest)) await add(`/${file}`, file);
  await add('/icon.svg', 'icon.svg');
  return parts;
}

function filesOf(manifest: z.infer<typeof manifestSchema>): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const needed of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(needed);
  };
  visit(ENTRY);
  files.delete(ENTRY);
  return files;
}

function partOf(file: string, body: Buffer, origin: string): Part {
  const headers = {
    ...securityHeaders('guest', origin.replace(/^http/u, 'ws')),
    'Content-Type': contentTypeOf(file),
    'Cache-Control': file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
    Vary: 'Accept-Encoding',
  };
  return { headers, body, zipped: gzipSync(body, { level: 9 }) };
}
