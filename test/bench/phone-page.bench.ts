import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openToPhones, openPhone, startPhoneRoom } from '../support/pages/phone';
import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest } from './contest';

const PRODUCT = 'phone page';
const EMPTY = 'empty page';

/** Row 28: how long a slow phone on a crowded Wi-Fi shows nothing, after the QR code was read. */
export async function run(): Promise<BenchTable> {
  const room = await startPhoneRoom();
  const { link } = await openToPhones(room, 'Cet ordinateur seulement');
  const empty = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>.</title><h1>.</h1>'),
  );
  await new Promise<void>((resolve) => empty.listen(0, '127.0.0.1', resolve));
  const emptyUrl = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`;
  const contestants = await contest(
    [
      { name: PRODUCT, role: 'product', round: async () => ({ shown: await firstPaint(link) }) },
      { name: EMPTY, role: 'limit', round: async () => ({ shown: await firstPaint(emptyUrl) }) },
    ],
    { shown: 'ms' },
  );
  empty.close();
  return {
    row: 28,
    name: 'phone-page',
    workload: 'Each round: a new context at 1.6 Mb/s, 150 ms, a processor slowed four times, an empty cache; the first contentful paint.',
    contestants,
    targets: [
      atMost('first words in at most 1,000 ms', medianOf(contestants, PRODUCT, 'shown'), 1000, 0),
      atMost('at most 3 times the empty page', medianOf(contestants, PRODUCT, 'shown') / medianOf(contestants, EMPTY, 'shown'), 3),
    ],
    notes: [],
  };
}

async function firstPaint(address: string): Promise<number> {
  const { page } = await openPhone(address, { slow: true });
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const time = Number(await painted.jsonValue());
  await page.context().close();
  return time;
}
