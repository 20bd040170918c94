import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/pages/browser';
import { serveBuiltPage } from '../../support/pages/built-page';
import { figure } from '../../support/figures';
import { freshSeedOf, randomFrom } from '../../support/random';
import { failuresOf, type Job, jobsByClock, jobsByMoment, modeRow, playAll, scenarioRow, tableOf } from '../../support/writing-room/matrix';
import { SCENARIOS } from '../../support/writing-room/scenarios';
import { openWritingRoom, type WritingRoom } from '../../support/writing-room/writing-room';

/** Pages of each room: rooms play side by side, since whoever types mostly waits. */
const ROOMS = [2, 2, 3];
const HELD = figure('R7 in the rendered editor, scenarios of each family with letters held on their way', { ci: 10, soak: 10_000 });
const BY_CLOCK = figure('R7 in the rendered editor, scenarios by the clock', { ci: 16, soak: 10_000 });
const random = randomFrom(freshSeedOf('R7 in the rendered editor'));

let rooms: readonly WritingRoom[] = [];
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  const page = await serveBuiltPage('test/support/writing-room/page.tsx');
  stop = page.stop;
  const browser = await openBrowser();
  rooms = await Promise.all(ROOMS.map((size) => openWritingRoom(browser, page.url, size)));
});
afterAll(() => stop?.());

async function expectWhole(jobs: readonly Job[]): Promise<void> {
  const played = await playAll(rooms, jobs);
  expect(failuresOf(played), `${tableOf(played, scenarioRow)}\n\n${tableOf(played, modeRow)}`).toEqual([]);
  expect(played).toHaveLength(jobs.length);
}

const { together, compose, ...gestures } = SCENARIOS;

test.each(Object.entries(gestures))(
  'R7: nobody’s word is torn, lost or doubled while another makes a gesture (%s)',
  async (_family, scenarios) => {
    await expectWhole(jobsByMoment(scenarios, HELD, random));
  },
);

test('R7: words that two or three people type at one caret stand side by side, whole', async () => {
  await expectWhole(jobsByMoment(together, HELD, random));
});

test('R7: who composes with a dead key or an input method loses nothing, and takes nothing from others', async () => {
  await expectWhole(jobsByMoment(compose, HELD, random));
});

test('R7: at 0, 8, 20 and 80 ms a leg and the pace of fingers', async () => {
  await expectWhole(jobsByClock(Object.values(SCENARIOS).flat(), BY_CLOCK, random));
});
