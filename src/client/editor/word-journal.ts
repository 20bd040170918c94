import type { OwnRun } from '#document/text/own-words';

/**
 * Where a person's own words are kept on this computer, beside the shared text: what somebody's edit carried
 * off and what could not be put back. It never leaves this computer.
 */
export interface WordJournal {
  /** Runs of an earlier session; empty when there are none or they can't be read. */
  load(key: string): Promise<readonly OwnRun[]>;
  save(key: string, runs: readonly OwnRun[]): Promise<void>;
  /** Forgets everything kept under a key. */
  purge(key: string): Promise<void>;
}

/** For a page that can't encrypt (plain HTTP): nothing is written to disk. */
const memoryJournal: WordJournal = {
  load: async () => [],
  save: async () => {},
  purge: async () => {},
};

const DATABASE = 'faire-avec-own-words';

/**
 * The journal of a démarche in this browser's storage, encrypted (AES-256-GCM) with a key that the host keeps inside the
 * démarche's own file: locked, the journal is locked with it. Falls back to nothing kept where the page has no cryptography.
 */
export function browserJournal(askKey: () => Promise<Uint8Array>): WordJournal {
  if (typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) return memoryJournal;
  const opened = openDatabase();
  opened.catch(() => {});
  let asked: Promise<CryptoKey> | undefined;
  const sealingKey = () => {
    asked ??= askKey().then(importKey);
    // A host that did not answer is asked again the next time.
    asked.catch(() => {
      asked = undefined;
    });
    return asked;
  };
  return {
    load: async (key) => {
      const database = await opened;
      const sealed = await request<Sealed | undefined>(database.transaction('words').objectStore('words').get(key));
      return sealed ? unseal(await sealingKey(), sealed).catch(() => []) : [];
    },
    save: async (key, runs) => {
      const database = await opened;
      const sealed = await seal(await sealingKey(), runs);
      await request(database.transaction('words', 'readwrite').objectStore('words').put(sealed, key));
    },
    purge: async (key) => {
      const database = await opened;
      await request(database.transaction('words', 'readwrite').objectStore('words').delete(key));
    },
  };
}

/** In memory only: a key that the browser kept, « extractable » or not, lies in clear in its profile. */
function importKey(bytes: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

async function seal(key: CryptoKey, runs: readonly OwnRun[]): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(runs));
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
}

async function unseal(key: CryptoKey, { iv, bytes }: Sealed): Promise<readonly OwnRun[]> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes);
  const value: unknown = JSON.parse(new TextDecoder().decode(text));
  return Array.isArray(value) ? (value as OwnRun[]) : [];
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 2);
  opening.onupgradeneeded = () => {
    // The first version kept its key beside what it sealed.
    for (const store of opening.result.objectStoreNames) opening.result.deleteObjectStore(store);
    opening.result.createObjectStore('words');
  };
  return request(opening);
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
