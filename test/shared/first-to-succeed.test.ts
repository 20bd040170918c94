import { expect, test, vi } from 'vitest';
import { firstToSucceed } from '#shared/first-to-succeed';

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

test('the first way that works is taken, and no other is tried', async () => {
  const second = vi.fn(async () => 'second');
  expect(await firstToSucceed([async () => 'first', second], 50, () => {})).toBe('first');
  expect(second).not.toHaveBeenCalled();
});

test('a way that fails makes room for the next at once', async () => {
  const failing = () => Promise.reject(new Error('closed'));
  expect(await firstToSucceed([failing, async () => 'second'], 60_000, () => {})).toBe('second');
});

test('a way that is slow is not waited for, and what comes of it too late is discarded', async () => {
  const late: string[] = [];
  const found = await firstToSucceed([() => after(80, 'slow'), () => after(5, 'quick')], 10, (value) => late.push(value));
  expect(found).toBe('quick');
  await expect.poll(() => late).toEqual(['slow']);
});

test('when every way fails, the last reason is told', async () => {
  const ways = ['one', 'two'].map((reason) => () => Promise.reject(new Error(reason)));
  await expect(firstToSucceed(ways, 10, () => {})).rejects.toThrow('two');
});
