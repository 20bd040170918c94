/**
 * The phones of one table, in the real protocol, at a human pace. `salon-phones.js PLAN` (JSON); speaks over IPC:
 * sends `ready` once everybody is in, and after `stop` a report (`salon/marks`).
 */
import type * as Y from 'yjs';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import { comeIn, dialPhone, openPhone, type PhoneDocument } from '../../support/pages/phone-client';
import { type Random, randomFrom } from '../../support/random';
import { type Mark, now, type PhonesReport } from '../salon/marks';

export interface PhonesPlan {
  readonly link: string;
  readonly phones: number;
  readonly table: number;
  readonly seed: number;
}

/** So many phones of a table time what arrives. */
const WATCHERS = 2;
/** How long the last letters have to be acknowledged. */
const SETTLE_MS = 40_000;
const COLLEGES = ['people', 'volunteers', 'professionals', 'elected', 'researchers'] as const;
const LETTERS = 'aaabcdeeeeéfghiijlmnooopqrrssttuuvàè     ';

const plan = JSON.parse(process.argv[2] ?? '{}') as PhonesPlan;
const made: Mark[] = [];
const seen: Mark[] = [];
const written = new Map<string, { readonly phone: Phone; text: string }>();
let isOver = false;

/** A phone with the step open: who writes, in what, and what passed on its wire. */
interface Phone {
  readonly doc: Y.Doc;
  readonly document: PhoneDocument;
  readonly shown: ReturnType<ReturnType<typeof openPhone>['shown']>;
  readonly author: { author: string; name: string; picture: string; college: string; table: string };
  bytes(): number;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Nobody is left to tell: whoever plays the afternoon is gone.
process.on('disconnect', () => process.exit());

async function main(): Promise<void> {
  const random = randomFrom(plan.seed);
  const phones: Phone[] = [];
  for (let index = 0; index < plan.phones; index++) phones.push(await join(`Voix ${plan.table}.${index + 1}`, random.pick(COLLEGES)));
  for (const phone of phones.slice(0, WATCHERS)) watch(phone);
  const typing = phones.map((phone, index) => type(phone, randomFrom(plan.seed * 100 + index)));
  process.on('message', (message) => {
    if (message !== 'stop') return;
    isOver = true;
    void Promise.all(typing)
      .then(() => settle(phones))
      .then((pending) => process.send?.(report(phones, pending)));
  });
  process.send?.('ready');
}

/** Scans, comes in under a name, and follows the step that is shown. */
async function join(name: string, college: string): Promise<Phone> {
  let bytes = 0;
  const profile = { name, picture: '', college };
  const pass = await comeIn(plan.link, { profile });
  const phone = openPhone(pass, async (address) => {
    const wire = await dialPhone(address);
    const count = (frame: Uint8Array) => {
      bytes += frame.byteLength;
      return frame;
    };
    return {
      ...wire,
      send: (frame) => wire.send(count(frame)),
      onMessage: (listener) => wire.onMessage((frame) => listener(count(frame))),
    };
  });
  while (!phone.view()?.open) await sleep(20);
  const view = phone.view();
  const document = phone.document(view?.open?.documentId ?? '');
  while (document.status().host !== 'linked') await sleep(20);
  const shown = phone.shown(view?.open?.documentId ?? '');
  return { doc: document.doc, document, shown, author: { author: pass.guestId, table: view?.table ?? '', ...profile }, bytes: () => bytes };
}

/** Bursts of letters and pauses; a new contribution every few bursts, then given to the group. */
async function type(phone: Phone, random: Random): Promise<void> {
  await sleep(random.below(3000));
  while (!isOver) {
    const id = begin(phone);
    for (let burst = 0; burst < 3 && !isOver; burst++) {
      const letters = 8 + random.below(30);
      for (let letter = 0; letter < letters && !isOver; letter++) {
        add(phone, id, random.pick([...LETTERS]));
        await sleep(120 + random.below(280));
      }
      await sleep(1000 + random.below(4000));
    }
    give(phone, id);
  }
}

function begin(phone: Phone): string {
  const id = addContribution(phone.doc, { ...phone.author, kind: 'lived', text: '', given: false, files: [], createdAt: Date.now() });
  written.set(id, { phone, text: '' });
  return id;
}

function add(phone: Phone, id: string, letter: string): void {
  const mine = written.get(id);
  const text = contributionText(phone.doc, id);
  if (!mine || !text) return;
  text.insert(text.length, letter);
  mine.text += letter;
}

function give(phone: Phone, id: string): void {
  contributionsOf(phone.doc).patch(id, { given: true });
  made.push([id, written.get(id)?.text.length ?? 0, now()]);
}

/** Notes when what somebody gave is told here. */
function watch({ shown }: Phone): void {
  const known = new Set<string>();
  shown.onChange(() => {
    for (const id of shown.records().keys()) {
      if (known.has(id)) continue;
      known.add(id);
      seen.push([id, textOf(shown, id).length, now()]);
    }
  });
}

const textOf = (shown: Phone['shown'], id: string) => (shown.records().get(id) as { text: string } | undefined)?.text ?? '';

/** Waits until the hosts acknowledged everything; returns how much they did not. */
async function settle(phones: readonly Phone[]): Promise<number> {
  const pending = () => phones.reduce((sum, phone) => sum + phone.document.status().unsavedEdits, 0);
  for (const end = Date.now() + SETTLE_MS; pending() > 0 && Date.now() < end; ) await sleep(200);
  // What others wrote last is still on its way here.
  await sleep(3000);
  return pending();
}

function report(phones: readonly Phone[], pending: number): PhonesReport {
  const missing = ([id, { text }]: [string, { text: string }]) =>
    text.trim() !== '' && phones.some(({ shown }) => textOf(shown, id) !== text);
  const lost = [...written].filter(missing).length;
  return { made, seen, lost, bytes: phones.map((phone) => phone.bytes()), pending };
}

void main();
