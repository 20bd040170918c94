import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { submissionId } from '#document/audience';
import { LOCAL } from '#document/origin';
import { flowOf } from '#document/text/flow';
import type { TextEmbed } from '#document/text/text-read';
import { writeText } from '#document/text/text-write';
import { addChapter } from '#features/diagnostic/model/chapters/chapter-list';
import { chapterDocument, partRoot, readChapter, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { picturesOf } from '#features/diagnostic/model/picture-section';
import { newSource } from '#features/diagnostic/model/source';
import { sourceContent, sourceDocumentId, sourcesOf, writeSourceContent } from '#features/diagnostic/model/source-section';
import { models } from '#features/model';
import { contributionSchema } from '#features/workshop/model/contribution';
import { contributionSubmissions } from '#features/workshop/model/giving';
import { quoteContribution } from '#features/workshop/model/quote-contribution';
import {
  addContribution,
  contributionsOf,
  putBackContribution,
  removeContribution,
  stepDocumentId,
} from '#features/workshop/model/step-section';
import type { OpenWorkspace } from '#host/workspaces';
import { startHostTable } from '../../support/worlds/host-table';
import { storedWords } from '../../support/stored-words';

const STEP = stepDocumentId('s1');
const CANARY = 'un canari qui a froid';
const TEN_MINUTES = 10 * 60_000;

/** One computer's démarche with a chapter, whose clock goes on when it is told so. */
async function startDemarche() {
  const time = { up: 0 };
  const table = await startHostTable(undefined, { models, uptime: () => time.up });
  const id = await table.create('Les Tilleuls');
  const workspace = await table.host.workspaces.open(id);
  const edit = <T>(document: string, change: (doc: Y.Doc) => T) =>
    workspace.documents.using(document, async (live) => {
      const result = change(live.doc);
      await live.whenSaved();
      return result;
    });
  const chapter = await edit('core', (core) => addChapter(core, { title: 'Trouver la bonne porte', question: '', createdAt: 1 }));
  const text = chapterDocument(chapter);
  return {
    table,
    id,
    workspace,
    edit,
    chapter,
    text,
    embed: (embed: TextEmbed) => edit(text, (doc) => doc.transact(() => writeText(doc, partRoot('testimonies'), [embed]), LOCAL)),
    parts: () => edit(text, (doc) => readChapter(doc).testimonies),
    /** What runs by itself each minute; then ten minutes later. */
    tenMinutesLater: async () => {
      await workspace.erasure.run();
      time.up += TEN_MINUTES;
      await workspace.erasure.run();
    },
    hits: (word = CANARY) => storedWords(table, id, [word]),
  };
}

const contribution = (text: string) => contributionSchema.parse({ text, given: true, createdAt: 1 });
const picture = () => ({ data: `data:image/png;base64,${'CANARI'.repeat(50)}`, width: 10, height: 10, description: '', createdAt: 1 });
const putBackUp = ({ file }: OpenWorkspace) => file.backUp('asked');

describe('what repeats withdrawn words is erased with them', () => {
  it('the label of an embed goes from the text, its log and the backups; the embed stays, and the other labels', async () => {
    const { workspace, edit, chapter, embed, parts, tenMinutesLater, hits } = await startDemarche();
    const testimony = { words: CANARY, label: '', college: '', consent: 'table' as const, chapterId: chapter, createdAt: 1 };
    const [withdrawn, kept] = await edit('core', (core) => [
      testimoniesOf(core).create(testimony),
      testimoniesOf(core).create({ ...testimony, words: 'des mots qui restent' }),
    ]);
    await embed({ embed: 'testimony', ref: withdrawn ?? '', label: CANARY });
    await embed({ embed: 'testimony', ref: kept ?? '', label: 'des mots qui restent' });
    await putBackUp(workspace);
    expect((await hits()).length).toBeGreaterThan(1);
    await edit('core', (core) => testimoniesOf(core).remove(withdrawn ?? ''));
    await tenMinutesLater();
    expect(await parts()).toEqual([
      { embed: 'testimony', ref: withdrawn, label: '' },
      { embed: 'testimony', ref: kept, label: 'des mots qui restent' },
    ]);
    expect(await hits()).toEqual([]);
  });

  it('a label that was out of the text before the withdrawal is not left in a backup either', async () => {
    const { workspace, edit, chapter, text, embed, tenMinutesLater, hits } = await startDemarche();
    const testimony = { words: CANARY, label: '', college: '', consent: 'table' as const, chapterId: chapter, createdAt: 1 };
    const withdrawn = await edit('core', (core) => testimoniesOf(core).create(testimony));
    await embed({ embed: 'testimony', ref: withdrawn, label: CANARY });
    await putBackUp(workspace);
    await edit(text, (doc) => flowOf(doc, partRoot('testimonies')).delete(0, 1));
    await edit('core', (core) => testimoniesOf(core).remove(withdrawn));
    await tenMinutesLater();
    expect(await hits()).toEqual([]);
  });

  it('a testimony that was taken from a contribution goes with it, and its label in the text in the same ten minutes', async () => {
    const { workspace, edit, chapter, embed, parts, tenMinutesLater, hits } = await startDemarche();
    const given = await edit(STEP, (doc) => addContribution(doc, contribution(CANARY), { origin: LOCAL }));
    const brought = await edit(STEP, (doc) => contributionsOf(doc).get(given));
    if (!brought) throw new Error('no contribution');
    const quoted = await edit('core', (core) =>
      quoteContribution({ core, table: new Y.Doc() }, brought, { chapterId: chapter, consent: 'public', label: '' }, 1),
    );
    await embed({ embed: 'testimony', ref: quoted, label: CANARY });
    await putBackUp(workspace);
    await edit(STEP, (doc) => removeContribution(doc, given));
    await tenMinutesLater();
    expect(await edit('core', (core) => testimoniesOf(core).list())).toEqual([]);
    expect(await parts()).toEqual([{ embed: 'testimony', ref: quoted, label: '' }]);
    expect(await hits()).toEqual([]);
  });

  it('a damaged document waits, and keeps no other waiting', async () => {
    const { workspace, edit, chapter, tenMinutesLater, hits } = await startDemarche();
    const given = await edit(STEP, (doc) => addContribution(doc, contribution('des mots abîmés'), { origin: LOCAL }));
    const testimony = { words: CANARY, label: '', college: '', consent: 'table' as const, chapterId: chapter, createdAt: 1 };
    const withdrawn = await edit('core', (core) => testimoniesOf(core).create(testimony));
    await edit(STEP, (doc) => removeContribution(doc, given));
    await edit('core', (core) => testimoniesOf(core).remove(withdrawn));
    await workspace.file.store.markDamaged(STEP);
    await tenMinutesLater();
    expect(await hits()).toEqual([]);
    await workspace.file.store.acceptDamage(STEP, []);
    expect(await hits('des mots abîmés')).not.toEqual([]);
    await workspace.erasure.run();
    expect(await hits('des mots abîmés')).toEqual([]);
  });

  it('nothing goes when the contribution was put back', async () => {
    const { workspace, edit, chapter, embed, parts, tenMinutesLater } = await startDemarche();
    const given = await edit(STEP, (doc) => addContribution(doc, contribution(CANARY), { origin: LOCAL }));
    const brought = await edit(STEP, (doc) => contributionsOf(doc).get(given));
    if (!brought) throw new Error('no contribution');
    const quoted = await edit('core', (core) =>
      quoteContribution({ core, table: new Y.Doc() }, brought, { chapterId: chapter, consent: 'public', label: '' }, 1),
    );
    await embed({ embed: 'testimony', ref: quoted, label: CANARY });
    await edit(STEP, (doc) => removeContribution(doc, given));
    await workspace.erasure.run();
    await edit(STEP, (doc) => putBackContribution(doc, brought));
    await tenMinutesLater();
    expect(await edit('core', (core) => testimoniesOf(core).get(quoted)?.words)).toBe(CANARY);
    expect(await parts()).toEqual([{ embed: 'testimony', ref: quoted, label: CANARY }]);
  });

  it('a source that is removed takes along its words, the copy of its file that travels, and what is cited of it', async () => {
    const { workspace, edit, text, embed, parts, tenMinutesLater, hits } = await startDemarche();
    const content = { blocks: [{ kind: 'paragraph' as const, text: CANARY }], report: [] };
    await edit(sourceDocumentId('entretien'), (doc) => writeSourceContent(doc, content, new TextEncoder().encode(CANARY)));
    const card = newSource('Un entretien', 1, { contentId: 'entretien', excerpt: CANARY });
    await edit('core', (core) => sourcesOf(core).create(card, { id: 'entretien' }));
    await embed({ embed: 'citation', ref: 'entretien', label: CANARY });
    await putBackUp(workspace);
    await edit('core', (core) => sourcesOf(core).remove('entretien'));
    await tenMinutesLater();
    expect(await edit(sourceDocumentId('entretien'), sourceContent)).toBeUndefined();
    expect(await parts()).toEqual([{ embed: 'citation', ref: 'entretien', label: '' }]);
    expect(await hits()).toEqual([]);
    expect(await edit(text, (doc) => doc.store.clients.size)).toBeGreaterThan(0);
  });
});

describe('a picture kept in the core document', () => {
  it('is erased with its last use in a text, from document, log and backups', async () => {
    const { workspace, edit, text, embed, tenMinutesLater, hits } = await startDemarche();
    const [last, other] = await edit('core', (core) => [picturesOf(core).create(picture()), picturesOf(core).create(picture())]);
    for (const ref of [last, other]) await embed({ embed: 'picture', ref: ref ?? '', label: 'Image' });
    await putBackUp(workspace);
    await tenMinutesLater();
    expect(await edit('core', (core) => picturesOf(core).list().length)).toBe(2);
    await edit(text, (doc) => flowOf(doc, partRoot('testimonies')).delete(0, 1));
    await tenMinutesLater();
    expect(
      await edit('core', (core) =>
        picturesOf(core)
          .list()
          .map(({ id }) => id),
      ),
    ).toEqual([other]);
    await edit(text, (doc) => flowOf(doc, partRoot('testimonies')).delete(0, 1));
    await tenMinutesLater();
    expect(await hits('CANARICANARI')).toEqual([]);
  });

  it('that no text here has used yet stays: its text may be on its way', async () => {
    const { edit, tenMinutesLater } = await startDemarche();
    await edit('core', (core) => picturesOf(core).create(picture()));
    for (let day = 0; day < 150; day++) await tenMinutesLater();
    expect(await edit('core', (core) => picturesOf(core).list().length)).toBe(1);
  });
});

describe('a submission', () => {
  const draft = (name: string) => submissionId(STEP, name);
  const written = contributionSchema.parse({ text: CANARY, author: 'amal' });

  it('that was given or taken away leaves the file and its backups ten minutes later', async () => {
    const { workspace, edit, tenMinutesLater, hits } = await startDemarche();
    const id = await edit(draft('amal'), (doc) => addContribution(doc, written));
    await workspace.file.backUp();
    expect(await hits()).not.toEqual([]);
    await edit(draft('amal'), (doc) => contributionSubmissions.erase(doc, [id]));
    await tenMinutesLater();
    expect(await hits()).toEqual([]);
  });

  it('of each of twenty phones that give while the others write costs no reading of all the others', async () => {
    const { workspace, edit } = await startDemarche();
    const phones = Array.from({ length: 20 }, (_, index) => draft(`phone-${index}`));
    const ids = await Promise.all(phones.map((phone) => edit(phone, (doc) => addContribution(doc, written))));
    const load = vi.spyOn(workspace.file.store, 'load');
    for (const [index, phone] of phones.entries()) {
      await edit(phone, (doc) => contributionSubmissions.erase(doc, [ids[index] ?? '']));
      // The others go on writing.
      await Promise.all(phones.map((other) => edit(other, (doc) => addContribution(doc, written))));
    }
    expect(load.mock.calls.length).toBeLessThan(phones.length);
    await workspace.erasure.run();
    expect(load).toHaveBeenCalled();
  });
});
