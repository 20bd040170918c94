import { expect, test } from 'vitest';
import { createGuestMemory, takeSecret } from '#client/guest/guest-memory';

/** Enough of a browser's storage: names are own keys, as in a browser. */
function storage(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(kept, key) ? (kept as unknown as Record<string, string>)[key] : null),
    setItem: (key: string, value: string) => Object.assign(kept, { [key]: value }),
    removeItem: (key: string) => Reflect.deleteProperty(kept, key),
  };
  const kept = Object.create(methods) as Storage;
  return kept;
}

const full = () =>
  ({
    getItem: () => null,
    setItem: () => {
      throw new Error('quota');
    },
    removeItem: () => {},
  }) as unknown as Storage;
const pass = { guestId: 'g1', token: new Uint8Array([1, 2, 3]) };
const words = new Uint8Array([9, 8, 7]);

test('a phone that comes back has its pass, and the words that had not left', () => {
  const [tab, device] = [storage(), storage()];
  const before = createGuestMemory(tab, device);
  before.keepPass(pass);
  expect(before.keepUnsent('workshop:a', words)).toBe(true);

  const after = createGuestMemory(storage(), device);
  expect(after.pass()).toEqual(pass);
  expect(after.unsent('workshop:a')).toEqual(words);
  expect(after.everythingUnsent()).toEqual([words]);
  after.dropUnsent('workshop:a');
  expect(createGuestMemory(tab, device).unsent('workshop:a')).toBeUndefined();
});

test('a shared device writes nothing down, and takes away what was', () => {
  const [tab, device] = [storage(), storage()];
  tab.setItem('faire-avec:code', 'abcdefgh');
  const memory = createGuestMemory(tab, device);
  memory.keepPass(pass);
  memory.keepUnsent('workshop:a', words);
  memory.forgetOnDevice();
  expect([Object.keys(tab), Object.keys(device)]).toEqual([[], []]);
  expect(memory.keepUnsent('workshop:b', words)).toBe(false);
  memory.keepPass(pass);
  expect([Object.keys(tab), Object.keys(device)]).toEqual([[], []]);
  // The next person comes in by the same code, which is nobody's words.
  memory.forget();
  expect([memory.secret(), memory.pass(), memory.everythingUnsent()]).toEqual(['abcdefgh', undefined, []]);
});

test('a device that can write nothing says so, and the words stay in the page', () => {
  const memory = createGuestMemory(full(), full());
  expect(memory.keepUnsent('workshop:a', words)).toBe(false);
  expect(memory.unsent('workshop:a')).toEqual(words);
  expect(createGuestMemory(undefined, undefined).keepUnsent('workshop:a', words)).toBe(false);
});

test('a pass that a failing device bent is none', () => {
  const device = storage();
  device.setItem('faire-avec:phone', '{"guestId":"g1","token":"%%%"}');
  expect(createGuestMemory(storage(), device).pass()).toBeUndefined();
});

const QR = { hash: '#j=abcdefghjkmnpqrstvwxyz0123', pathname: '/' } as Location;

test('the secret of the QR code leaves the address bar at once and stays for this tab', () => {
  const tab = storage();
  const shown: string[] = [];
  const history = { replaceState: (_: unknown, __: string, url: string) => shown.push(url) } as unknown as History;
  const memory = createGuestMemory(tab, storage(), takeSecret(QR, history));
  expect(shown).toEqual(['/']);
  expect([memory.secret(), memory.isForgetful()]).toEqual(['abcdefghjkmnpqrstvwxyz0123', false]);
  expect(createGuestMemory(tab, storage()).secret()).toBe('abcdefghjkmnpqrstvwxyz0123');
});

test.each([
  ['keeps storage from the page', () => undefined],
  ['has no room', full],
])('a phone that %s goes in by the QR code all the same, and knows that a reload forgets', (_, none) => {
  const history = { replaceState: () => {} } as unknown as History;
  const memory = createGuestMemory(none(), none(), takeSecret(QR, history));
  memory.keepPass(pass);
  expect([memory.secret(), memory.pass(), memory.isForgetful()]).toEqual(['abcdefghjkmnpqrstvwxyz0123', pass, true]);
});
