import * as Y from 'yjs';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { callHandshake } from '#bridge/handshake';
import { phonesContract } from '#bridge/phones-contract';
import { codeSecret } from '#bridge/spoken-code';
import { splitChannel } from '#bridge/two-way-channel';
import { submissionId } from '#document/audience';
import { digestOf } from '#document/sync/document-digest';
import { encodeSyncFrame, NOWHERE } from '#document/sync/sync-frame';
import { addContribution } from '#features/workshop/model/step-section';
import { callerName } from '#host/sharing/reception';
import { tableContract } from '#host/sync/table-contract';
import { dialTable, parseTableAddress } from '#host/sync/table-dialer';
import { toAppError } from '#shared/app-error';
import { dialPhone, type Phone } from '../pages/phone-client';
import { contributionOf } from '../pages/phone-words';
import { openDoor } from './sharing-table';
import type { WithheldWorld } from './withheld-world';

/** What somebody asked for, and how it was answered: `given`, or the code of the refusal. */
type Answers = ReadonlyMap<string, string>;

/** What a hostile reader knows: ids that it heard of or guessed, and hashes of files. */
interface Known {
  readonly documents: readonly string[];
  readonly files: readonly string[];
  readonly records: readonly string[];
}

type Open = (events: { onItem(item: unknown): void; onClose(error?: unknown): void }) => unknown;

/** The first answer of a stream, which stays open as long as its line: something, or why not. */
function answerOf(open: Open): Promise<string> {
  return new Promise((resolve) => {
    open({
      onItem: () => resolve('given'),
      onClose: (error) => resolve(error === undefined ? 'ended' : toAppError(error).code),
    });
  });
}

/** Says to have nothing of a document, upon which it is handed over whole. */
export function sayingHello(stream: { send(item: Uint8Array): void }): void {
  stream.send(encodeSyncFrame({ type: 'hello', digest: digestOf(new Y.Doc()), place: NOWHERE }));
}

const answerTo = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    (value) => (value === null ? 'nothing' : 'given'),
    (error) => toAppError(error).code,
  );

/**
 * A table that was let in and speaks the protocol by hand: it asks for each document that it can name and each file, and all it
 * hears is kept.
 */
export async function askAsHostileTable(world: WithheldWorld, { documents, files }: Known): Promise<Answers> {
  const door = await openDoor(world.home.sharing, world.id, '127.0.0.1');
  const address = parseTableAddress(door.address);
  if (!address) throw new Error('no address');
  const knocking = (await callHandshake((await dialTable(address)).channel, '', codeSecret(door.code))).channel;
  const { table, token, epoch } = await connect(knocking)
    .client(tableContract)
    .join({ tableId: `hostile-${documents.length}`, name: 'Table 3' });
  knocking.close();
  const { channel } = await callHandshake((await dialTable(address)).channel, callerName(table, epoch), token);
  channel.onMessage((bytes) => world.heard.table.push(Buffer.from(bytes)));
  const client = connect(splitChannel(channel, 'caller').asking).client(tableContract);
  const answers = new Map([['meet', await answerOf((events) => client.meet({}, events))]]);
  for (const documentId of documents) answers.set(documentId, await answerOf((events) => client.document({ documentId }, events)));
  for (const hash of files) answers.set(hash, await answerTo(client.attachment({ hash })));
  await client.leave({});
  channel.close();
  return answers;
}

/** A phone that was let in and asks for what is not its own: every document it can name, by each road, and what is for tables' windows. */
export async function askAsHostilePhone(world: WithheldWorld, phone: Phone, victim: Phone, known: Known): Promise<Answers> {
  const { guest } = phone;
  const answers = new Map<string, string>();
  for (const documentId of known.documents.filter((id) => id !== submissionId(world.step, phone.pass.guestId))) {
    answers.set(`document ${documentId}`, await answerOf((events) => sayingHello(guest.document({ documentId }, events))));
    if (documentId !== world.step) answers.set(`shown ${documentId}`, await answerOf((events) => guest.shown({ documentId }, events)));
    for (const recordId of known.records) {
      const taken = guest.takeBack({ documentId, recordId }).then(
        ({ isTaken }) => (isTaken ? 'given' : 'nothing'),
        (error) => toAppError(error).code,
      );
      answers.set(`taking back ${recordId} of ${documentId}`, await taken);
    }
  }
  const asVictim = dialPhone(phone.pass.address).then((channel) => callHandshake(channel, victim.pass.guestId, phone.pass.token));
  answers.set('as somebody else', await answerTo(asVictim));
  for (const [name, code] of await askForWindows(world, phone, known)) answers.set(name, code);
  return answers;
}

/** What a window may ask, asked over a phone's line. */
async function askForWindows({ id: workspaceId, step }: WithheldWorld, { pass }: Phone, { documents, files }: Known) {
  const { channel } = await callHandshake(await dialPhone(pass.address), pass.guestId, pass.token);
  const connection = connect(channel);
  const [reading, phones] = [connection.client(documentsContract), connection.client(phonesContract)];
  const answers: [string, string][] = [];
  for (const documentId of documents) {
    answers.push([`opening ${documentId}`, await answerOf((events) => sayingHello(reading.open({ workspaceId, documentId }, events)))]);
    answers.push([`projection of ${documentId}`, await answerTo(reading.projection({ workspaceId, documentId }))]);
  }
  for (const hash of files) answers.push([`file ${hash}`, await answerTo(reading.attachment({ workspaceId, hash }))]);
  answers.push(['search', await answerTo(reading.search({ workspaceId, words: 'zinzolin' }))]);
  answers.push(['finding words', await answerTo(reading.findWords({ workspaceId, words: 'un secret zinzolin', except: [] }))]);
  answers.push(['the journal’s key', await answerTo(reading.journalKey({ workspaceId }))]);
  answers.push(['showing another', await answerTo(phones.show({ workspaceId, documentId: step }))]);
  connection.close();
  return answers;
}

/** Writes in its own submission as somebody else; resolves to how the table answers. */
export async function writeAsSomebodyElse(world: WithheldWorld, phone: Phone, victim: Phone): Promise<string> {
  const own = phone.document(world.step);
  addContribution(own.doc, { ...contributionOf(victim, 'faux'), given: true });
  const refused = await new Promise<string>((resolve) => {
    const look = () => {
      const { trouble } = own.status();
      if (trouble) resolve(trouble);
    };
    own.onStatus(look);
    look();
  });
  own.close();
  return refused;
}
