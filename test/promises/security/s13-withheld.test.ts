import { expect, test } from 'vitest';
import { HERE, isWithheld, submissionId } from '#document/audience';
import { LOCAL } from '#document/origin';
import { writeText } from '#document/text/text-write';
import type { Testimony } from '#features/diagnostic/model/diagnostic-records';
import { addChapter } from '#features/diagnostic/model/chapters/chapter-list';
import { chapterDocument, partRoot, testimoniesAt, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { citationEmbed, testimonyEmbed } from '#features/diagnostic/model/embed-targets';
import { newSource, type Source } from '#features/diagnostic/model/source';
import { keptSourceDocumentId, sourcesAt, writeSourceContent } from '#features/diagnostic/model/source-section';
import { addContribution, contributionText, contributionsOf } from '#features/workshop/model/step-section';
import { figure } from '../../support/figures';
import { contributionOf } from '../../support/pages/phone-words';
import { type Random, randomFrom, seedOf } from '../../support/random';
import { storedWords } from '../../support/stored-words';
import { cutAfter } from '../../support/worlds/cut-storage';
import { askAsHostilePhone, askAsHostileTable, writeAsSomebodyElse } from '../../support/worlds/hostile-readers';
import type { HostTable } from '../../support/worlds/host-table';
import {
  bringPhoto,
  bytesOfBundle,
  editAtHome,
  editBoth,
  letListenerIn,
  letPhonesIn,
  letTableIn,
  readInWindow,
  restitutions,
  startAgain,
  startWithheldWorld,
  type WithheldWorld,
} from '../../support/worlds/withheld-world';

const SCHEDULES = figure('S13 schedules', { ci: 8, soak: 200 });
const GESTURES = 12;
const SOON = { timeout: 20_000, interval: 20 };
/** What an author writes and never gives, and what is kept at the table: in words and in files. */
const DRAFT = 'zinzolin';
const KEPT = 'amarante';
const TEXT = chapterDocument('ch');

/** One afternoon: the world, and what was written in it. */
interface Afternoon {
  readonly world: WithheldWorld;
  readonly random: Random;
  readonly testimonies: string[];
  /** Hashes of files that only withheld documents refer to. */
  readonly files: string[];
  given: string | undefined;
}

const testimony = (fields: Partial<Testimony>): Testimony => ({
  words: `des mots ${KEPT}`,
  label: '',
  college: '',
  consent: 'table',
  chapterId: 'ch',
  createdAt: 1,
  ...fields,
});

type Gesture = (afternoon: Afternoon) => Promise<unknown>;

const draft: Gesture = async ({ world, files }) => {
  const photo = await bringPhoto(world, DRAFT);
  files.push(photo);
  const { author } = await letPhonesIn(world);
  const written = { ...contributionOf(author, `un secret ${DRAFT}`), files: [{ hash: photo, mediaType: 'image/jpeg' }] };
  addContribution(author.document(world.step).doc, written);
};

/** The letters that were typed and taken back stay with the author. */
const give: Gesture = async (afternoon) => {
  const { world } = afternoon;
  const { author } = await letPhonesIn(world);
  const { doc } = author.document(world.step);
  const id = addContribution(doc, contributionOf(author, `${DRAFT} donné`));
  contributionText(doc, id)?.delete(0, DRAFT.length);
  contributionsOf(doc).patch(id, { given: true });
  await expect.poll(() => editAtHome(world, world.step, (step) => contributionsOf(step).get(id)?.text), SOON).toBe(' donné');
  afternoon.given = id;
};

const takeBack: Gesture = async (afternoon) => {
  const { world, given } = afternoon;
  if (given === undefined || !world.phones) return;
  const { author } = world.phones;
  await author.guest.takeBack({ documentId: world.step, recordId: given });
  afternoon.given = undefined;
  const { doc } = author.document(world.step);
  await expect.poll(() => contributionsOf(doc).list().length, SOON).toBeGreaterThan(0);
  for (const { id } of contributionsOf(doc).list()) contributionText(doc, id)?.insert(0, DRAFT);
};

const keep: Gesture = async ({ world, testimonies }) => {
  testimonies.push(await editBoth(world, (docs) => testimoniesAt(docs).create(testimony({}))));
};

const say: Gesture = async ({ world, testimonies }) => {
  testimonies.push(await editBoth(world, (docs) => testimoniesAt(docs).create(testimony({ words: 'à tous', consent: 'public' }))));
};

/** Narrowed with words that must stay, or widened with others. */
const move: Gesture = async ({ world, random, testimonies }) => {
  if (testimonies.length === 0) return;
  const id = random.pick(testimonies);
  const isKept = random.chance(0.5);
  const change = isKept ? testimony({}) : testimony({ words: 'pour la suite', consent: random.pick(['public', 'workspace', 'research']) });
  await editBoth(world, (docs) => testimoniesAt(docs).patch(id, change));
  await expect.poll(() => editAtHome(world, 'core', (core) => testimoniesOf(core).get(id) !== undefined), SOON).toBe(!isKept);
};

const edit: Gesture = async ({ world, random, testimonies }) => {
  if (testimonies.length === 0) return;
  const id = random.pick(testimonies);
  await editBoth(world, (docs) => {
    const isKept = testimoniesAt(docs).get(id)?.consent === 'table';
    testimoniesAt(docs).patch(id, { words: isKept ? `encore ${KEPT}` : 'encore', label: isKept ? KEPT : '' });
  });
};

const show: Gesture = async ({ world, random, testimonies }) => {
  if (testimonies.length === 0) return;
  const { kind, ref, label } = testimonyEmbed(random.pick(testimonies));
  await editAtHome(world, TEXT, (doc) => doc.transact(() => writeText(doc, partRoot('testimonies'), [{ embed: kind, ref, label }]), LOCAL));
};

const keepSource: Gesture = async ({ world, files, random }) => {
  const { file } = await world.home.host.workspaces.open(world.id);
  const id = `s${random.below(1_000_000)}`;
  const hash = await file.store.putAttachment(Buffer.from(`${KEPT} ${id}`), 'text/plain');
  files.push(hash);
  const content = { blocks: [{ kind: 'paragraph' as const, text: KEPT }], report: [] };
  await editAtHome(world, keptSourceDocumentId(id), (doc) => writeSourceContent(doc, content, new TextEncoder().encode(KEPT)));
  const asked: Partial<Source> = random.chance(0.5) ? { consent: 'table' } : {};
  const card = newSource(`Entretien ${KEPT}`, 1, { testimony: true, attachmentHash: hash, contentId: id, ...asked });
  await editBoth(world, (docs) => sourcesAt(docs).create(card, { id }));
  const { kind, ref, label } = citationEmbed({ ...card, id }, KEPT);
  await editAtHome(world, TEXT, (doc) => doc.transact(() => writeText(doc, partRoot('findings'), [{ embed: kind, ref, label }]), LOCAL));
};

const joinLate: Gesture = ({ world }) => letTableIn(world);

const phoneJoinsLate: Gesture = async ({ world }) => letListenerIn(world, (await letPhonesIn(world)).link, 'Chloé');

const restart: Gesture = async (afternoon) => {
  await startAgain(afternoon.world);
  afternoon.given = undefined;
};

/** The power goes after some of the writings of a gesture that nobody sees the end of. */
const crash: Gesture = async (afternoon) => {
  const { world, random, given, testimonies } = afternoon;
  const { author } = await letPhonesIn(world);
  const { file } = await world.home.host.workspaces.open(world.id);
  const cut = cutAfter(file.store, random.below(6), () => true);
  const { doc } = author.document(world.step);
  const narrowed = testimonies.length > 0 ? random.pick(testimonies) : '';
  const cutShort = random.pick<() => unknown>([
    () => given !== undefined && author.guest.takeBack({ documentId: world.step, recordId: given }).catch(() => undefined),
    () => addContribution(doc, { ...contributionOf(author, 'donné vite'), given: true }),
    () => addContribution(doc, contributionOf(author, `un autre secret ${DRAFT}`)),
    () => narrowed && editBoth(world, (docs) => testimoniesAt(docs).patch(narrowed, testimony({}))).catch(() => undefined),
  ]);
  void cutShort();
  await expect
    .poll(cut.isCut, { timeout: 400, interval: 10 })
    .toBe(true)
    .catch(() => undefined);
  await restart(afternoon);
};

const askForMore: Gesture = (afternoon) => expectHostileGetNothing(afternoon, 'in the midst');

const ALL: readonly Gesture[] = [
  ...[draft, give, takeBack, keep, say, move, move, edit, show, keepSource],
  ...[joinLate, phoneJoinsLate, restart, crash, askForMore],
];

test(`S13 what is withheld is in no byte that others receive: ${SCHEDULES} afternoons of drafts, moves, crashes and late joins`, async () => {
  const base = seedOf('S13');
  for (let index = 0; index < SCHEDULES; index++) await playAfternoon(base + index);
});

async function playAfternoon(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const world = await startWithheldWorld();
  const afternoon: Afternoon = { world, random, testimonies: [], files: [], given: undefined };
  await editAtHome(world, 'core', (core) => addChapter(core, { title: 'Trouver la bonne porte', question: '', createdAt: 1 }));
  // What is looked for is there to be found: one of each is written first.
  for (const gesture of [draft, keep, keepSource]) await gesture(afternoon);
  for (let step = 0; step < GESTURES; step++) await random.pick(ALL)(afternoon);
  await letTableIn(world);
  // A session that ended took its drafts along.
  await draft(afternoon);
  await expectNothingWithheld(afternoon, `seed ${seed}`);
  await world.home.stop();
  await world.other?.stop();
}

async function expectNothingWithheld(afternoon: Afternoon, seed: string): Promise<void> {
  const { world } = afternoon;
  const other = await letTableIn(world);
  // All that was written until now has come when the last word of it has.
  await editAtHome(world, 'core', (core) => addChapter(core, { title: 'dernier mot', question: '', createdAt: 2 }));
  const isThere = () => Buffer.concat(world.heard.table).includes('dernier mot');
  await expect.poll(isThere, SOON).toBe(true);
  await expectHostileGetNothing(afternoon, seed);
  const received = { table: Buffer.concat(world.heard.table), bundle: await bytesOfBundle(world), restitution: await restitutions(world) };
  for (const [reader, bytes] of Object.entries({ ...received, phone: Buffer.concat(world.heard.phone) }))
    expect([bytes.includes(DRAFT), bytes.includes(KEPT)], `${seed}, ${reader}`).toEqual([false, false]);
  await expectWindowsReadTheirs(afternoon, other, seed);
  expect(await storedWords(other, world.id, [DRAFT, KEPT]), seed).toEqual([]);
}

/** A window of the home computer reads what is kept there and no draft; one of another table neither. */
async function expectWindowsReadTheirs({ world }: Afternoon, other: HostTable, seed: string): Promise<void> {
  const { documents } = await world.home.host.workspaces.open(world.id);
  const ids = await documents.list();
  const words = [`un secret ${DRAFT}`, `des mots ${KEPT}`];
  const [atHome, elsewhere] = await Promise.all(
    [world.home, other].map(async (table) => Buffer.concat(await Promise.all(words.map((one) => readInWindow(table, world.id, ids, one))))),
  );
  expect([atHome?.includes(DRAFT), atHome?.includes(KEPT)], `${seed}, a window`).toEqual([false, true]);
  // What was looked for is no finding.
  expect([elsewhere?.includes(DRAFT), elsewhere?.includes(KEPT)], `${seed}, a window of another table`).toEqual([false, false]);
}

/** A phone and a table that ask, by each road, for all that they can name: what is withheld, its files, what is somebody else's. */
async function expectHostileGetNothing({ world, files, given }: Afternoon, seed: string): Promise<void> {
  const { documents } = await world.home.host.workspaces.open(world.id);
  const { author, second } = await letPhonesIn(world);
  const all = await documents.list();
  const guessed = ['submission', 'table', submissionId(world.step, HERE), submissionId('workshop:autre', author.pass.guestId)];
  const known = { documents: [...new Set([...all, ...guessed])], files, records: given === undefined ? ['x'] : [given] };
  const table = await askAsHostileTable(world, known);
  const withheld = known.documents.filter(isWithheld);
  expect(withheld.length, seed).toBeGreaterThan(1);
  const answered = [...withheld, ...files].filter((name) => !['bad-input', 'nothing'].includes(table.get(name) ?? ''));
  expect([answered, table.get('meet'), table.get('core')], `${seed}, a hostile table`).toEqual([[], 'given', 'given']);
  const phone = await askAsHostilePhone(world, second, author, known);
  expect(
    [...phone].filter(([, answer]) => answer === 'given'),
    `${seed}, a hostile phone`,
  ).toEqual([]);
  expect(await writeAsSomebodyElse(world, second, author), seed).toBe('forbidden');
}
