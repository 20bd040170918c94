import { fromBase64, toBase64 } from 'lib0/buffer';
import { z } from 'zod';
import { QR_FRAGMENT } from '#bridge/guest-contract';
import type { DocumentId } from '#shared/ids';

/** What lets a phone come back without a code. */
export interface GuestPass {
  readonly guestId: string;
  readonly token: Uint8Array;
}

/**
 * What this device remembers of who holds it: the way in, and words that the table has not acknowledged. A shared
 * device remembers nothing beyond this page.
 */
export interface GuestMemory {
  /** The QR code's secret, for this tab. */
  secret(): string | undefined;
  pass(): GuestPass | undefined;
  keepPass(pass: GuestPass): void;
  unsent(id: DocumentId): Uint8Array | undefined;
  /** Keeps what stands in a submission. False where this device can't, or may not. */
  keepUnsent(id: DocumentId, update: Uint8Array): boolean;
  dropUnsent(id: DocumentId): void;
  /** Everything that waits, of every document. */
  everythingUnsent(): readonly Uint8Array[];
  /** Words that somebody wrote, gave to nobody, and keeps: the table has them no more. */
  kept(): readonly string[];
  keep(words: readonly string[]): void;
  /** True once the device was said to be shared. */
  isShared(): boolean;
  /** True where the browser lets this page keep nothing: reloaded, it knows nobody any more. */
  isForgetful(): boolean;
  /** From now on nothing is written down, and what was is gone from this device; the secret stays in this page. */
  forgetOnDevice(): void;
  /** Forgets the person, and everything of theirs. */
  forget(): void;
}

const SECRET = 'faire-avec:code';
const PASS = 'faire-avec:phone';
const UNSENT = 'faire-avec:unsent:';
const KEPT = 'faire-avec:kept';
/** Written and taken away at once, to see whether anything can be. */
const TRIED = 'faire-avec:tried';

const passSchema = z.object({ guestId: z.string().min(1), token: z.string().min(1) });

/**
 * `tab` lives as long as the tab, `device` until it is emptied; either may be missing or full (private windows). `secret` is
 * the QR code's, when the page was opened by it: it opens the door where nothing can be kept, too.
 */
export function createGuestMemory(tab: Storage | undefined, device: Storage | undefined, secret?: string): GuestMemory {
  const now = begin(tab, device, secret);
  const held = new Map<string, Uint8Array>();
  const keptHere: string[] = [];
  const prefix = () => `${UNSENT}${now.pass?.guestId ?? ''}:`;
  const empty = () => {
    remove(tab, SECRET);
    remove(device, PASS);
    remove(device, KEPT);
    for (const name of namesIn(device)) if (name.startsWith(UNSENT)) remove(device, name);
  };
  return {
    secret: () => now.secret,
    pass: () => now.pass,
    keepPass(pass) {
      now.pass = pass;
      if (!now.isShared) write(device, PASS, JSON.stringify({ guestId: pass.guestId, token: toBase64(pass.token) }));
    },
    unsent: (id) => held.get(id) ?? bytesOf(read(device, prefix() + id)),
    keepUnsent(id, update) {
      held.set(id, update);
      return !now.isShared && write(device, prefix() + id, toBase64(update));
    },
    dropUnsent(id) {
      held.delete(id);
      remove(device, prefix() + id);
    },
    everythingUnsent: () => [...held.values(), ...unsentOn(device, prefix(), held)],
    kept: () => [...keptHere, ...keptOn(device)],
    keep(words) {
      const all = [...keptOn(device), ...words];
      if (now.isShared || !write(device, KEPT, JSON.stringify(all))) keptHere.push(...words);
    },
    isShared: () => now.isShared,
    isForgetful: () => now.isForgetful,
    forgetOnDevice() {
      now.isShared = true;
      empty();
    },
    forget() {
      const { secret } = now;
      held.clear();
      keptHere.length = 0;
      empty();
      now.pass = undefined;
      // The next person comes in by the same code; on a phone of one's own it lasts as long as the tab.
      if (secret && !now.isShared) write(tab, SECRET, secret);
    },
  };
}

/** What waits on the device, save what this page holds itself, newer. */
function unsentOn(device: Storage | undefined, prefix: string, held: ReadonlyMap<string, Uint8Array>): Uint8Array[] {
  const names = namesIn(device).filter((name) => name.startsWith(prefix) && !held.has(name.slice(prefix.length)));
  return names.map((name) => bytesOf(read(device, name)) ?? new Uint8Array());
}

function begin(tab: Storage | undefined, device: Storage | undefined, secret: string | undefined) {
  if (secret !== undefined) write(tab, SECRET, secret);
  const isForgetful = !write(device, TRIED, '');
  remove(device, TRIED);
  return { secret: secret ?? read(tab, SECRET), pass: readPass(device), isShared: false, isForgetful };
}

/**
 * Takes the secret that the QR code put in the address out of the address bar, so that a photograph of the screen
 * or a copied address gives nothing away. Returns it; undefined when there is none.
 */
export function takeSecret(location: Location, history: History): string | undefined {
  const match = /^#j=([\w-]{8,64})$/u.exec(location.hash);
  if (!match?.[1] || !location.hash.startsWith(`#${QR_FRAGMENT}`)) return undefined;
  history.replaceState(null, '', location.pathname);
  return match[1];
}

function readPass(device: Storage | undefined): GuestPass | undefined {
  try {
    const { guestId, token } = passSchema.parse(JSON.parse(read(device, PASS) ?? ''));
    const bytes = bytesOf(token);
    return bytes?.length ? { guestId, token: bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** What a failing device bent is nothing. */
function keptOn(device: Storage | undefined): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(read(device, KEPT) ?? '[]'));
  } catch {
    return [];
  }
}

function bytesOf(kept: string | undefined): Uint8Array | undefined {
  try {
    return kept === undefined ? undefined : fromBase64(kept);
  } catch {
    return undefined;
  }
}

function read(storage: Storage | undefined, key: string): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: Storage | undefined, key: string, value: string): boolean {
  try {
    storage?.setItem(key, value);
    return storage !== undefined;
  } catch {
    return false;
  }
}

function remove(storage: Storage | undefined, key: string): void {
  try {
    storage?.removeItem(key);
  } catch {
    // A storage that can't be written holds nothing of ours.
  }
}

function namesIn(storage: Storage | undefined): string[] {
  try {
    return storage ? Object.keys(storage) : [];
  } catch {
    return [];
  }
}
