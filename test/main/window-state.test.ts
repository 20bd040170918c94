import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from '#main/window-state';
import { temporaryFolder } from '../support/temporary-folder';

const laptop = { x: 0, y: 0, width: 1366, height: 768 };
const projector = { x: 1366, y: 0, width: 1920, height: 1080 };
const bounds = { x: 1500, y: 100, width: 1000, height: 700 };

describe('the window’s place', () => {
  it('is found again after a restart', () => {
    const path = join(temporaryFolder(), 'window.json');
    writeWindowState(path, { bounds, isMaximized: true });
    expect(readWindowState(path)).toEqual({ bounds, isMaximized: true });
  });

  it.each(['', '{', '{"bounds":{"x":"1"},"isMaximized":false}', '[]'])('is a first time when the file holds %j', (content) => {
    const path = join(temporaryFolder(), 'window.json');
    writeFileSync(path, content);
    expect(readWindowState(path)).toEqual({ isMaximized: false });
  });

  it('stays on the screen it was on', () => {
    expect(placeWindow({ bounds, isMaximized: false }, [laptop, projector])).toEqual(bounds);
  });

  it('comes back to the laptop when the projector is gone', () => {
    expect(placeWindow({ bounds, isMaximized: false }, [laptop])).toEqual({ width: 1280, height: 768 });
  });
});
