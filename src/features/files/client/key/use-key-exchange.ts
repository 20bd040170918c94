import { useEffect, useRef, useState } from 'react';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { exchangeContract, type ReadFile } from '#features/files/model/exchange-contract';
import { downloadFile } from '../transfer';
import { type KeyConversation, type KeyFile, openKeyConversation } from './key-conversation';
import { chooseFolder, filesOfFolder, writeInFolder } from './key-folder';

/** A protected file of the key that waits for its phrase. */
export interface SealedQuestion {
  readonly name: string;
  readonly isWrong: boolean;
  /** The phrase, or undefined to leave the file. */
  readonly answer: (passphrase: string | undefined) => void;
}

/** How far an exchange has come. */
export interface KeyState {
  readonly step: 'idle' | 'reading' | 'writing';
  /** What became of the key's files; undefined before any was asked for. */
  readonly read?: readonly ReadFile[] | undefined;
  /** What was put on the key, or (`isByHand`) handed over to be put there. */
  readonly written?: (Pick<KeyFile, 'name' | 'went'> & { readonly isByHand: boolean; readonly at: number }) | undefined;
  readonly question?: SealedQuestion | undefined;
  /** The computer does not let this window write in a folder. */
  readonly isDenied?: boolean;
  readonly error?: unknown;
}

/** What is put on the key, and for whom it can be read. */
export interface KeyWriting {
  readonly tableName: string;
  /** Seals the file; without one, the phrase that opened the key's files is taken, if there was one. */
  readonly passphrase: string | undefined;
}

/** The exchange with a key, step by step; `name` says how this table was called last. */
export function useKeyExchange(onName: (name: string) => void) {
  const conversation = useConversation(onName);
  const known = useRef<string>(undefined);
  const [state, setState] = useState<KeyState>({ step: 'idle' });
  const change = (part: Partial<KeyState>) => setState((before) => ({ ...before, ...part }));
  const attempt = async (work: (open: KeyConversation) => Promise<void>) => {
    if (!conversation.current) return;
    await work(conversation.current).catch((error: unknown) => change({ error }));
    change({ step: 'idle', question: undefined });
  };
  const ask = (name: string, isWrong: boolean) =>
    new Promise<string | undefined>((answer) => change({ question: { name, isWrong, answer } }));
  const readAll = async (open: KeyConversation, files: readonly File[]) => {
    change({ step: 'reading', error: undefined });
    const read: ReadFile[] = [];
    for (const file of files) read.push(await readOne(open, file, known, ask));
    change({ read, question: undefined });
  };
  const write = async (open: KeyConversation, writing: KeyWriting, put: (file: KeyFile) => Promise<void>, isByHand: boolean) => {
    change({ step: 'writing', error: undefined });
    const file = await open.write(writing.tableName.trim(), writing.passphrase ?? known.current);
    await put(file);
    change({ written: { name: file.name, went: file.went, isByHand, at: Date.now() } });
  };
  return {
    state,
    take: (files: readonly File[]) => attempt((open) => readAll(open, files)),
    put: (writing: KeyWriting) => attempt((open) => write(open, writing, async ({ name, content }) => downloadFile(name, content), true)),
    async exchange(writing: KeyWriting) {
      const folder = await chooseFolder().catch(() => change({ isDenied: true }));
      if (!folder) return;
      await attempt(async (open) => {
        await readAll(open, await filesOfFolder(folder));
        await write(open, writing, ({ name, content }) => writeInFolder(folder, name, content), false);
      });
    },
  };
}

/** The conversation with the host, as long as the screen shows. */
function useConversation(onName: (name: string) => void) {
  const { id } = useWorkspace();
  const client = useService(exchangeContract);
  const conversation = useRef<KeyConversation>(undefined);
  const named = useRef(onName);
  named.current = onName;
  useEffect(() => {
    const opened = openKeyConversation(client, id);
    conversation.current = opened;
    opened.tableName.then(
      (name) => named.current(name),
      () => {},
    );
    return opened.close;
  }, [client, id]);
  return conversation;
}

/** One file of the key, its phrase asked for as long as it is wrong; the phrase that fits is tried on the next files. */
async function readOne(
  open: KeyConversation,
  file: File,
  known: { current: string | undefined },
  ask: (name: string, isWrong: boolean) => Promise<string | undefined>,
): Promise<ReadFile> {
  let passphrase = known.current;
  let result = await open.read(file, passphrase);
  let wasAsked = false;
  while (result.outcome === 'sealed') {
    passphrase = await ask(file.name, wasAsked);
    if (passphrase === undefined) return result;
    wasAsked = true;
    result = await open.read(file, passphrase);
  }
  if (wasAsked) known.current = passphrase;
  return result;
}
