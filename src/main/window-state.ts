import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Where a window stood, in device-independent pixels. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window is opened again. */
interface WindowState {
  /** Undefined the first time: the system places the window. */
  readonly bounds?: Rectangle | undefined;
  readonly isMaximized: boolean;
}

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
const stateSchema = z.object({ bounds: rectangle.optional(), isMaximized: z.boolean() });

/** The smallest window the workbench is laid out for. */
export const MINIMUM_SIZE = { width: 360, height: 480 } as const;
const FIRST_SIZE = { width: 1280, height: 840 } as const;

/** The state of last time; a missing or unreadable file is a first time. */
export function readWindowState(path: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { isMaximized: false };
  }
}

/** Keeps the state for next time; a failure costs only the window's place. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(state));
  } catch {
    // A full disk must not keep the window from closing.
  }
}

/**
 * Where to open: as last time if a screen still shows enough of it to be grabbed (a projector may be gone),
 * else a first size that fits the first screen, placed by the system.
 */
export function placeWindow(state: WindowState, screens: readonly Rectangle[]): Partial<Rectangle> & { width: number; height: number } {
  const { bounds } = state;
  if (bounds && screens.some((screen) => overlap(bounds, screen) >= 100 * 100)) return bounds;
  const screen = screens[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  return { width: Math.min(FIRST_SIZE.width, screen.width), height: Math.min(FIRST_SIZE.height, screen.height) };
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
