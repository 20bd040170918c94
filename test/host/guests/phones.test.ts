import { describe, expect, test, vi } from 'vitest';
import { giveFile } from '#bridge/guest-file';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import { comeIn } from '../../support/pages/phone-client';
import { enter, openPhonesAt, phonesState, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
import { contributionOf } from '../../support/pages/phone-words';

const SOON = { timeout: 3000, interval: 10 };

describe('phones of a table', () => {
  test('whoever scanned the code comes in, is shown the step, and what is written reaches the table', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const one = await enter(link, 'Amal');
    expect(one.view()).toMatchObject({ title: 'Les Tilleuls', open: { subject: { question: 'Qu’est-ce qui coince ?' }, readOnly: false } });
    const mine = one.document(table.steps[0]);
    await vi.waitFor(() => expect(mine.status().host).toBe('linked'), SOON);
    const id = addContribution(mine.doc, contributionOf(one, 'le bus'));
    contributionText(mine.doc, id)?.insert(6, ' du soir');
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['le bus du soir']), SOON);
    await vi.waitFor(() => expect(mine.status()).toMatchObject({ unsavedEdits: 0, trouble: undefined }), SOON);
  });

  test('the spoken code opens too, and a wrong one is told', async () => {
    const table = await startPhoneTable();
    const { address, code } = await openPhonesAt(table);
    await expect(comeIn(address, { code: code === 'zzzzzzzz' ? 'yyyyyyyy' : 'zzzzzzzz' })).rejects.toMatchObject({
      code: 'unknown-join-code',
    });
    expect(await comeIn(address, { code: code.toUpperCase() })).toMatchObject({ address });
  });

  test('the facilitator sees who asks with the same sign as the phone, lets in one, then all, and sends others away', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table, 'ask');
    let sign: [number, number] | undefined;
    const first = comeIn(link, { profile: { name: 'Amal' }, onSign: (shown) => (sign = shown) });
    await vi.waitFor(async () => expect([(await table.session()).requests.length, sign?.length]).toEqual([1, 2]), SOON);
    const [request] = (await table.session()).requests;
    expect(request).toMatchObject({ profile: { name: 'Amal' }, from: '127.0.0.1', sign });
    await table.phones.decide({ workspaceId: table.workspaceId, requestId: request?.id, admitted: true });
    await first;
    const others = [comeIn(link), comeIn(link)];
    await vi.waitFor(async () => expect((await table.session()).requests).toHaveLength(2), SOON);
    await table.phones.decide({ workspaceId: table.workspaceId, admitted: true });
    await Promise.all(others);
    const refused = comeIn(link).catch((error: unknown) => error);
    await vi.waitFor(async () => expect((await table.session()).requests).toHaveLength(1), SOON);
    await table.phones.decide({ workspaceId: table.workspaceId, admitted: false });
    expect(await refused).toMatchObject({ code: 'forbidden' });
    expect((await table.state()).guests).toHaveLength(3);
  });

  test('a phone is told at once that it may only read, that it may write again, and what is asked next', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const phone = await enter(link);
    const { workspaceId, phones, steps } = table;
    const first = phone.document(steps[0]);
    await phones.setReadOnly({ workspaceId, guestId: phone.pass.guestId, readOnly: true });
    await vi.waitFor(() => expect([phone.view()?.open?.readOnly, first.status().readOnly]).toEqual([true, true]), SOON);
    addContribution(first.doc, contributionOf(phone, 'pendant'));
    await vi.waitFor(() => expect(first.status().trouble).toBe('forbidden'), SOON);
    expect(await textsAt(table)).toEqual([]);
    await phones.setReadOnly({ workspaceId, guestId: phone.pass.guestId, readOnly: false });
    // What was typed meanwhile was not lost.
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['pendant']), SOON);
    await phones.show({ workspaceId, documentId: steps[1] });
    await vi.waitFor(
      () => expect(phone.view()?.open).toMatchObject({ documentId: steps[1], subject: { question: 'Qu’est-ce qu’on essaie ?' } }),
      SOON,
    );
  });

  test('nothing but a step can be shown to phones', async () => {
    const table = await startPhoneTable();
    await openPhonesAt(table);
    for (const documentId of ['core', 'text:un', 'workshop:inconnu'])
      await expect(table.phones.show({ workspaceId: table.workspaceId, documentId })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a restart of the host puts nobody out, and what was typed meanwhile arrives', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const phone = await enter(link);
    const mine = phone.document(table.steps[0]);
    addContribution(mine.doc, contributionOf(phone, 'avant'));
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['avant']), SOON);
    await table.stop();
    const id = contributionsOf(mine.doc).list()[0]?.id ?? '';
    contributionText(mine.doc, id)?.insert(0, 'bien ');
    const again = await startPhoneTable({ folder: table.folder });
    await vi.waitFor(async () => expect(await textsAt(again)).toEqual(['bien avant']), { timeout: 8000, interval: 20 });
    expect((await again.session()).link).toBe(link);
    expect((await again.state()).guests).toMatchObject([{ here: true, profile: { name: 'Amal' } }]);
  });

  test('a locked démarche stays open while a phone is linked, though nobody touches the computer, and closes once it is gone', async () => {
    const table = await startPhoneTable();
    const { file } = await table.host.workspaces.open(table.workspaceId);
    await file.protect({ by: 'passphrase', passphrase: 'trois petits pains' });
    const { link } = await openPhonesAt(table);
    await enter(link);
    table.clock.ahead = 20 * 60 * 1000;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(table.host.workspaces.opened()).toHaveLength(1);
    const [guest] = (await table.state()).guests;
    await table.phones.remove({ workspaceId: table.workspaceId, guestId: guest?.id ?? '' });
    await vi.waitFor(() => expect(table.host.workspaces.opened()).toHaveLength(0), SOON);
  });

  test('a copy of the démarche opens no door of its original', async () => {
    const table = await startPhoneTable();
    await openPhonesAt(table);
    const { storage } = table.host.workspaces;
    const { file } = await table.host.workspaces.open(table.workspaceId);
    const copy = await storage.restoreBackup(table.workspaceId, (await file.backUp()).name, { copyTitle: 'Copie' });
    await table.host.workspaces.close(table.workspaceId);
    await table.host.workspaces.open(copy);
    expect((await phonesState(table.phones, copy)).session).toBeNull();
  });

  test('a session ends by itself after four hours, and the door is shut', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const phone = await enter(link);
    table.clock.ahead = 4 * 60 * 60 * 1000;
    await vi.waitFor(async () => expect((await table.state()).session).toBeNull(), SOON);
    await vi.waitFor(() => expect(phone.ended()).toBe('ended'), SOON);
    await expect(comeIn(link)).rejects.toThrow();
    // Nobody at the table closed it: they are told, until they open another.
    expect((await table.state()).hasRunOut).toBe(true);
    await openPhonesAt(table);
    expect((await table.state()).hasRunOut).toBe(false);
  });

  test('who says their name anew keeps what was written under the old one, which is still on its way', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const phone = await enter(link);
    const mine = phone.document(table.steps[0]);
    await vi.waitFor(() => expect(mine.status().host).toBe('linked'), SOON);
    const before = contributionOf(phone, 'sous l’ancien nom');
    await phone.guest.introduce({ name: 'Camille', picture: '', college: 'habitants' });
    mine.close();
    const later = phone.document(table.steps[0]);
    addContribution(later.doc, before);
    await vi.waitFor(() => expect(phone.view()?.profile.name).toBe('Camille'), SOON);
    addContribution(later.doc, contributionOf(phone, 'sous le nouveau'));
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['sous le nouveau', 'sous l’ancien nom']), SOON);
  });

  test('who sends far too much is not listened to for a while, and nothing is lost', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const phone = await enter(link);
    const mine = phone.document(table.steps[0]);
    const id = addContribution(mine.doc, contributionOf(phone, ''));
    await vi.waitFor(() => expect(mine.status()).toMatchObject({ host: 'linked', unsavedEdits: 0 }), SOON);
    const troubles = new Set<string | undefined>();
    mine.onStatus(() => troubles.add(mine.status().trouble));
    for (let index = 0; index < 400; index++) contributionText(mine.doc, id)?.insert(0, 'x');
    await vi.waitFor(() => expect(troubles).toContain('too-many-requests'), SOON);
    await vi.waitFor(async () => expect((await textsAt(table))[0]).toHaveLength(400), { timeout: 8000, interval: 50 });
    await vi.waitFor(() => expect(mine.status()).toMatchObject({ unsavedEdits: 0, trouble: undefined }), SOON);
  });

  test('a photo goes up in parts and is kept; what is not what it says is not', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const phone = await enter(link);
    const photo = new Uint8Array(300_000).fill(7);
    photo.set([0xff, 0xd8, 0xff]);
    const hash = await giveFile(phone.guest, table.steps[0], 'image/jpeg', photo);
    const { file } = await table.host.workspaces.open(table.workspaceId);
    expect(Buffer.compare((await file.store.attachment(hash))?.bytes ?? new Uint8Array(), photo)).toBe(0);
    for (const [mediaType, bytes] of [
      ['image/svg+xml', new TextEncoder().encode('<svg onload="x"/>')],
      ['image/png', photo],
      ['audio/mpeg', new TextEncoder().encode('<html>')],
    ] as const)
      await expect(giveFile(phone.guest, table.steps[0], mediaType, bytes)).rejects.toMatchObject({ code: 'unknown-file-kind' });
    await expect(giveFile(phone.guest, table.steps[1], 'image/jpeg', photo)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
