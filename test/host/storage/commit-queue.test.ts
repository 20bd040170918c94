import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Commit, createCommitQueue } from '#host/storage/commit-queue';

describe('the queue of commits', () => {
  it('puts what comes within one window into one commit, and does not make the first wait', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { batches, commit } = recorder();
    const queue = createCommitQueue(commit, 30);
    const first = queue.append('core', Uint8Array.of(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(batches).toHaveLength(1);
    await first;
    const others = [2, 3, 4].map((value) => queue.append(value === 4 ? 'text:a' : 'core', Uint8Array.of(value)));
    await vi.advanceTimersByTimeAsync(29);
    expect(batches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all(others);
    expect(batches).toEqual([
      [['core', [1]]],
      [
        ['core', [2, 3]],
        ['text:a', [4]],
      ],
    ]);
    await queue.close();
  });

  it('commits what arrives while a commit is being written in the next one', async () => {
    const { batches, commit, hold } = recorder();
    const queue = createCommitQueue(commit, 0);
    const release = hold();
    const first = queue.append('core', Uint8Array.of(1));
    await expect.poll(() => batches.length).toBe(1);
    const second = queue.append('core', Uint8Array.of(2));
    release();
    await Promise.all([first, second]);
    expect(batches).toEqual([[['core', [1]]], [['core', [2]]]]);
    await queue.close();
  });

  it('tells those who wait of a failure, and writes their updates first once it can', async () => {
    const { batches, commit, fail } = recorder();
    const queue = createCommitQueue(commit, 0);
    fail(true);
    await expect(queue.append('core', Uint8Array.of(1))).rejects.toThrow('no room');
    await expect(queue.append('core', Uint8Array.of(2))).rejects.toThrow('no room');
    fail(false);
    await queue.append('core', Uint8Array.of(3));
    expect(batches.at(-1)).toEqual([['core', [1, 2, 3]]]);
    await queue.close();
  });

  it('writes what waits when it is closed, and takes nothing more', async () => {
    const { batches, commit } = recorder();
    const queue = createCommitQueue(commit, 10_000);
    await queue.append('core', Uint8Array.of(1));
    const waiting = queue.append('core', Uint8Array.of(2));
    await queue.close();
    await waiting;
    expect(batches).toHaveLength(2);
    await expect(queue.append('core', Uint8Array.of(3))).rejects.toMatchObject({ code: 'closed' });
  });
});

/** A commit that notes its batches, and fails or waits on demand. */
function recorder() {
  const batches: [string, number[]][][] = [];
  let failing = false;
  let gate = Promise.resolve();
  const commit: Commit = async (batch) => {
    batches.push([...batch].map(([id, updates]) => [id, updates.map((update) => update[0] ?? -1)]));
    await gate;
    if (failing) throw new Error('no room');
    return new Map([...batch.keys()].map((id) => [id, batches.length]));
  };
  const hold = () => {
    let release: () => void = () => undefined;
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const fail = (value: boolean) => {
    failing = value;
  };
  return { batches, commit, hold, fail };
}
