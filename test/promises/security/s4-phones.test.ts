import { connect as connectTcp } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { callHandshake } from '#bridge/handshake';
import { submissionId } from '#document/audience';
import { LOCAL } from '#document/origin';
import { encodeSyncFrame } from '#document/sync/sync-frame';
import { addContribution } from '#features/workshop/model/step-section';
import { type CuttableProxy, startCuttableProxy } from '../../support/networks/cuttable-proxy';
import { dialPhone, openPhone, type Phone } from '../../support/pages/phone-client';
import { enter, givenAt, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
import { contributionOf } from '../../support/pages/phone-words';

const SOON = { timeout: 5000, interval: 10 };

interface Scene {
  readonly table: PhoneTable;
  readonly phone: Phone;
  readonly wire: CuttableProxy;
  /** A phone's way through the wire, as if it were the table's own address. */
  dial(): ReturnType<typeof dialPhone>;
}

/** A phone that is in and follows the step, and the wire between it and the table under watch. */
async function scene(): Promise<Scene> {
  const table = await startPhoneTable();
  const { link, address } = await openPhonesAt(table);
  const { host, origin } = new URL(address);
  const wire = await startCuttableProxy(host);
  const dial = () => dialPhone(`http://${wire.address}/`, { host, origin });
  const phone = await enter(link, 'Amal', dial);
  const mine = phone.document(table.steps[0]);
  addContribution(mine.doc, { ...contributionOf(phone, 'avant'), given: true });
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['avant']), SOON);
  return { table, phone, wire, dial };
}

/** What passes on the wire while the table writes on, from a second after now. */
async function bytesLater({ table, wire }: Scene): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = wire.passed();
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  for (let index = 0; index < 20; index++)
    await documents.using(table.steps[0], (live) => live.edit(LOCAL, (doc) => doc.getText('t').insert(0, `plus tard ${index} `)));
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return wire.passed() - before;
}

describe('S4: leaving and being put out are real, for phones', () => {
  test('a phone that is put out is told, hears nothing more within a second, and its token opens nothing', async () => {
    const one = await scene();
    const { table, phone, dial } = one;
    await table.phones.remove({ workspaceId: table.workspaceId, guestId: phone.pass.guestId });
    await vi.waitFor(() => expect(phone.ended()).toBe('forbidden'), SOON);
    expect(await bytesLater(one)).toBe(0);
    await expect(callHandshake(await dial(), phone.pass.guestId, phone.pass.token)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await table.state()).guests).toEqual([]);
  });

  test('what a phone had on its way when it was put out is not taken', async () => {
    for (let round = 0; round < 5; round++) {
      const { table, phone } = await scene();
      const doc = new Y.Doc();
      const frames: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => frames.push(encodeSyncFrame({ type: 'update', number: frames.length + 1, update })));
      const stream = phone.guest.document({ documentId: submissionId(table.steps[0], phone.pass.guestId) }, { onItem: () => {} });
      for (let index = 0; index < 60; index++) addContribution(doc, { ...contributionOf(phone, `en route ${index}`), given: true });
      for (const frame of frames) stream.send(frame);
      await new Promise((resolve) => setTimeout(resolve, round * 2));
      await table.phones.remove({ workspaceId: table.workspaceId, guestId: phone.pass.guestId });
      const taken = await givenAt(table);
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(await givenAt(table)).toEqual(taken);
    }
  });

  test('a page forgotten in another tab is put out with it', async () => {
    const { table, phone } = await scene();
    const zombie = openPhone(phone.pass);
    await vi.waitFor(() => expect(zombie.view()).toBeDefined(), SOON);
    await table.phones.remove({ workspaceId: table.workspaceId, guestId: phone.pass.guestId });
    await vi.waitFor(() => expect([phone.ended(), zombie.ended()]).toEqual(['forbidden', 'forbidden']), SOON);
    const heard = zombie.heard();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(zombie.heard()).toBe(heard);
  });

  test('who leaves by themselves has left', async () => {
    const one = await scene();
    await one.phone.guest.leave({});
    one.phone.close();
    expect(await bytesLater(one)).toBe(0);
    await expect(callHandshake(await one.dial(), one.phone.pass.guestId, one.phone.pass.token)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await givenAt(one.table)).toContain('avant');
  });

  test('when the session is closed every code and token dies, also for the next session', async () => {
    const one = await scene();
    const { table, phone } = one;
    const { link } = await table.session();
    const port = Number(new URL(link).port);
    await table.phones.close({ workspaceId: table.workspaceId });
    await vi.waitFor(() => expect(phone.ended()).toBe('ended'), SOON);
    expect(await bytesLater(one)).toBe(0);
    await table.phones.open({ workspaceId: table.workspaceId, address: '127.0.0.1', port, admit: 'all' });
    await expect(callHandshake(await dialPhone(link), phone.pass.guestId, phone.pass.token)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(enter(link)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('everything a phone said, said again on a new line, opens nothing', async () => {
    const { table, wire } = await scene();
    const taken = await textsAt(table);
    const { host } = new URL((await table.session()).address);
    const [name, port] = host.split(':');
    const heard: Buffer[] = [];
    const line = connectTcp(Number(port), name ?? '');
    line.on('data', (bytes) => heard.push(bytes));
    line.on('error', () => {});
    // Both directions, as they were heard: what does not fit is refused, what fits is not fresh.
    line.write(wire.heard());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    line.destroy();
    expect(Buffer.concat(heard).length).toBeLessThan(1000);
    expect(await textsAt(table)).toEqual(taken);
  });
});
