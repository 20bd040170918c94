import { expect, test, vi } from 'vitest';
import type { Channel } from '#bridge/channel';
import { encodeFrame } from '#bridge/frame';
import { callHandshake } from '#bridge/handshake';
import { submissionId } from '#document/audience';
import { digestOf } from '#document/sync/document-digest';
import { encodeSyncFrame, NOWHERE } from '#document/sync/sync-frame';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import * as Y from 'yjs';
import { mutate } from '../../support/hostile/mutation';
import { dialPhone } from '../../support/pages/phone-client';
import { enter, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
import { figure } from '../../support/figures';
import { contributionOf } from '../../support/pages/phone-words';
import { randomFrom, seedOf } from '../../support/random';

/** Frames of one afternoon: its session ends before the tables' clock has gone on for many more. */
const CASES = 18_000;
const UNSEALED = 2000;
const AFTERNOONS = Array.from({ length: figure('R5 afternoons of garbled frames', { ci: 1, soak: 12 }) }, (_, index) => index + 1);
const MOST_GROWTH_BYTES = 100 * 1024 * 1024;

/** Frames that a phone sends in an afternoon, unsealed. */
function honestFrames(documentId: string, table: PhoneTable, contribution: Parameters<typeof addContribution>[1]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const id = addContribution(doc, contribution);
  contributionText(doc, id)?.insert(0, 'des mots 👍🏽');
  contributionText(doc, id)?.delete(2, 3);
  return [
    encodeFrame(['open', 1, 'guest', 'view', {}]),
    encodeFrame(['open', 2, 'guest', 'document', { documentId }]),
    ...updates.map((update, index) => encodeFrame(['item', 2, encodeSyncFrame({ type: 'update', number: index + 1, update })])),
    encodeFrame(['item', 2, encodeSyncFrame({ type: 'hello', place: NOWHERE, digest: digestOf(doc) })]),
    encodeFrame(['item', 2, encodeSyncFrame({ type: 'awareness', update: new Uint8Array([1, 5, 1, 2, 123, 125]) })]),
    encodeFrame(['call', 3, 'guest', 'introduce', { name: 'Amal', picture: '', college: '' }]),
    encodeFrame(['open', 4, 'guest', 'give', { documentId: table.steps[0], mediaType: 'image/png', size: 400 }]),
    encodeFrame(['item', 4, new Uint8Array(200)]),
    encodeFrame(['end', 4, null]),
    encodeFrame(['open', 6, 'guest', 'shown', { documentId: table.steps[0] }]),
    encodeFrame(['call', 7, 'guest', 'takeBack', { documentId: table.steps[0], recordId: id }]),
    encodeFrame(['call', 5, 'phones', 'close', { workspaceId: table.workspaceId }]),
  ];
}

test.each(AFTERNOONS)(
  'R5: whatever a phone that is in sends, sealed and garbled, the table goes on and the others’ words stay (%i)',
  async (afternoon) => {
    const failures = vi.spyOn(console, 'error');
    const random = randomFrom(seedOf(`guest frames ${afternoon}`));
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const honest = await enter(link, 'Amal');
    const theirs = honest.document(table.steps[0]);
    const id = addContribution(theirs.doc, contributionOf(honest, 'les mots d’Amal'));
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['les mots d’Amal']), 5000);
    const hostile = await enter(link, 'Mal');
    const frames = honestFrames(submissionId(table.steps[0], hostile.pass.guestId), table, contributionOf(hostile, 'bruit'));
    const before = process.memoryUsage().rss;
    let line: Channel | undefined;
    const send = async (bytes: Uint8Array) => {
      if (!line) {
        const opened = (await callHandshake(await dialPhone(hostile.pass.address), hostile.pass.guestId, hostile.pass.token)).channel;
        opened.onClose(() => {
          line = undefined;
        });
        line = opened;
      }
      line.send(bytes);
    };
    for (let index = 0; index < CASES; index++) {
      const frame = random.pick(frames);
      await send(random.below(4) === 0 ? frame : new Uint8Array(mutate(Buffer.from(frame), random).bytes));
      if (index % 100 === 0) {
        table.clock.ahead += 30_000;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    contributionText(theirs.doc, id)?.insert(0, 'encore ');
    await vi.waitFor(async () => expect(await textsAt(table)).toContain('encore les mots d’Amal'), 10_000);
    expect(contributionsOf(theirs.doc).get(id)?.text).toBe('encore les mots d’Amal');
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH_BYTES);
    // `reportFailure` of this table writes there: nothing was unforeseen.
    expect(failures.mock.calls).toEqual([]);
  },
);

test.each(AFTERNOONS)(
  'R5: whatever arrives unsealed, before or in the place of a handshake, the door stays open for the others (%i)',
  async (afternoon) => {
    const failures = vi.spyOn(console, 'error');
    const random = randomFrom(seedOf(`unsealed frames ${afternoon}`));
    const table = await startPhoneTable();
    const { link, address } = await openPhonesAt(table);
    const heard: Uint8Array[] = [];
    const recorded = await dialPhone(link);
    const recording: Channel = { ...recorded, send: (bytes) => (heard.push(bytes.slice()), recorded.send(bytes)) };
    const { channel } = await callHandshake(recording, 'qr', new TextEncoder().encode(new URL(link).hash.slice(3)));
    channel.send(encodeFrame(['call', 1, 'guest-door', 'lobby', {}]));
    expect(heard.length).toBeGreaterThanOrEqual(3);
    const before = process.memoryUsage().rss;
    for (let index = 0; index < UNSEALED; index += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const line = await dialPhone(address);
          const count = 1 + random.below(3);
          for (let sent = 0; sent < count; sent++) {
            const bytes = random.below(2) === 0 ? random.pick(heard) : new Uint8Array(random.below(300)).map(() => random.below(256));
            line.send(new Uint8Array(mutate(Buffer.from(bytes), random).bytes));
          }
          await new Promise((resolve) => setTimeout(resolve, 5));
          line.close();
        }),
      );
      table.clock.ahead += 61_000;
    }
    table.clock.ahead = 0;
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH_BYTES);
    expect(failures.mock.calls).toEqual([]);
    await table.phones.renew({ workspaceId: table.workspaceId });
    expect((await enter((await table.session()).link)).view()).toBeDefined();
  },
);
