import { describe, expect, test, vi } from 'vitest';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import type { Contribution } from '#features/workshop/model/contribution';
import { comeIn, openPhone, type Phone } from '../../support/phone-client';
import { openPhonesAt, type PhoneTable, startPhoneTable } from '../../support/phone-table';

const SOON = { timeout: 3000, interval: 10 };

/** What a phone's page would write, as the guest it was let in as. */
function contributionOf(phone: Phone, text: string): Contribution {
  const view = phone.view();
  if (!view) throw new Error('nothing was shown yet');
  const { name, picture, college } = view.profile;
  return {
    kind: 'lived',
    text,
    author: phone.pass.guestId,
    name,
    picture,
    college,
    table: view.table,
    given: false,
    files: [],
    createdAt: 1,
  };
}

async function enter(link: string, name = 'Amal'): Promise<Phone> {
  const phone = openPhone(await comeIn(link, { profile: { name, college: 'habitants' } }));
  await vi.waitFor(() => expect(phone.view()).toBeDefined(), SOON);
  return phone;
}

const textsAt = ({ host, workspaceId, steps }: PhoneTable, step = 0) =>
  host.workspaces.open(workspaceId).then(({ documents }) =>
    documents.using(steps[step] ?? '', ({ doc }) =>
      contributionsOf(doc)
        .list()
        .map(({ text }) => text)
        .sort(),
    ),
  );

describe('phones of a table', () => {
  test('whoever scanned the code comes in, is shown the step, and what is written reaches the table and the other phones', async () => {
    const table = await startPhoneTable();
    const { link } = await openPhonesAt(table);
    const [one, two] = [await enter(link, 'Amal'), await enter(link, 'Basile')];
    expect(one.view()).toMatchObject({ title: 'Les Tilleuls', open: { subject: { question: 'Qu’est-ce qui coince ?' }, readOnly: false } });
    const [mine, theirs] = [one.document(table.steps[0]), two.document(table.steps[0])];
    await vi.waitFor(() => expect([mine.status().host, theirs.status().host]).toEqual(['linked', 'linked']), SOON);
    const id = addContribution(mine.doc, contributionOf(one, 'le bus'));
    contributionText(mine.doc, id)?.insert(6, ' du soir');
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['le bus du soir']), SOON);
    await vi.waitFor(() => expect(contributionText(theirs.doc, id)?.toString()).toBe('le bus du soir'), SOON);
    await vi.waitFor(() => expect(mine.status()).toMatchObject({ unsavedEdits: 0, trouble: undefined }), SOON);
  });
});
