import type { Position } from '../actor';
import type { Box } from './geometry';

const OUT = 0;
const BLOCKED = 1;
const IN = 2;

/** A part of the map cut into square cells, each inside a region, outside of it, or not to be taken in. */
export class CellGrid {
  private readonly columns: number;
  private readonly rows: number;
  private readonly left: number;
  private readonly top: number;
  private readonly cells: Uint8Array;

  /** `size` is the side of a cell, in map units; beyond `whole` nothing is inside. */
  constructor(
    whole: Box,
    private readonly size: number,
  ) {
    this.columns = Math.ceil(whole.w / size) + 4;
    this.rows = Math.ceil(whole.h / size) + 4;
    this.left = whole.x - (this.columns * size) / 2;
    this.top = whole.y - (this.rows * size) / 2;
    this.cells = new Uint8Array(this.columns * this.rows);
    // A rim of cells that stay outside, so that every outline closes and no way leads from one end of a row to the next.
    for (let row = 0; row < this.rows; row++) {
      const isEnd = row === 0 || row === this.rows - 1;
      for (let column = 0; column < this.columns; column += isEnd ? 1 : this.columns - 1) this.cells[row * this.columns + column] = BLOCKED;
    }
  }

  /** Cells with their middle in `box` are not to be taken in. */
  block(box: Box): void {
    this.paint(box, (cell) => {
      this.cells[cell] = BLOCKED;
    });
  }

  /** Takes in what is not blocked. */
  fill(box: Box): void {
    this.paint(box, (cell) => {
      if (this.cells[cell] === OUT) this.cells[cell] = IN;
    });
  }

  /** Takes in what is blocked too. */
  fillAlways(box: Box): void {
    this.paint(box, (cell) => {
      this.cells[cell] = IN;
    });
  }

  /** Every cell that touches `box` is not to be taken in. */
  empty(box: Box): void {
    this.block({ ...box, w: box.w + this.size, h: box.h + this.size });
  }

  /** Joins the parts by the shortest ways over cells that are not blocked; a part that none leads to stays apart. */
  connect(): void {
    const reached = new Uint8Array(this.cells.length);
    let part = this.spread([this.cells.indexOf(IN)], (cell) => this.cells[cell] === IN);
    for (const cell of part) reached[cell] = 1;
    while (part.length > 0) {
      const way = this.wayOut(reached);
      if (way.length === 0) return;
      for (const cell of way) for (const near of this.around(cell)) if (this.cells[near] === OUT) this.cells[near] = IN;
      for (const cell of way) this.cells[cell] = IN;
      part = this.spread(way, (cell) => this.cells[cell] === IN && reached[cell] === 0);
      for (const cell of part) reached[cell] = 1;
    }
  }

  /** Takes in what the region encloses, but for places with somebody in them. */
  closeHoles(): void {
    const known = new Uint8Array(this.cells.length);
    for (const cell of this.spread([0], (at) => this.cells[at] !== IN)) known[cell] = 1;
    for (let start = 0; start < this.cells.length; start++) {
      if (this.cells[start] === IN || known[start] === 1) continue;
      const hole = this.spread([start], (at) => this.cells[at] !== IN && known[at] === 0);
      for (const cell of hole) known[cell] = 1;
      if (hole.every((cell) => this.cells[cell] === OUT)) for (const cell of hole) this.cells[cell] = IN;
    }
  }

  /** The edges of what is inside, as closed lines with the inside on their right, corners only. */
  outlines(): readonly (readonly Position[])[] {
    const next = this.edges();
    const lines: Position[][] = [];
    for (const [start] of next) {
      const corners: number[] = [];
      for (let at: number | undefined = start; at !== undefined; at = take(next, at)) corners.push(at);
      corners.pop();
      if (corners.length > 3) lines.push(this.straightened(corners));
    }
    return lines;
  }

  private paint({ x, y, w, h }: Box, set: (cell: number) => void): void {
    const first = (from: number, start: number) => Math.max(1, Math.ceil((from - start) / this.size - 0.5));
    const last = (to: number, start: number, most: number) => Math.min(most - 2, Math.floor((to - start) / this.size - 0.5));
    for (let row = first(y - h / 2, this.top); row <= last(y + h / 2, this.top, this.rows); row++) {
      for (let column = first(x - w / 2, this.left); column <= last(x + w / 2, this.left, this.columns); column++) {
        set(row * this.columns + column);
      }
    }
  }

  /** The cells beside one: right, left, below, above. Those of the rim have none. */
  private beside(cell: number): readonly number[] {
    return [cell + 1, cell - 1, cell + this.columns, cell - this.columns].filter((at) => at >= 0 && at < this.cells.length);
  }

  private around(cell: number): readonly number[] {
    return [...this.beside(cell), ...this.beside(cell - this.columns), ...this.beside(cell + this.columns)];
  }

  /** All cells that can be walked to from `starts`. */
  private spread(starts: readonly number[], passes: (cell: number) => boolean): readonly number[] {
    const seen = new Set(starts.filter((cell) => cell >= 0));
    const found = [...seen];
    for (const cell of found) {
      for (const at of this.beside(cell)) {
        if (seen.has(at) || !passes(at)) continue;
        seen.add(at);
        found.push(at);
      }
    }
    return found;
  }

  /** The shortest way from what was reached to another part. */
  private wayOut(reached: Uint8Array): readonly number[] {
    const from = new Int32Array(this.cells.length).fill(-1);
    const found: number[] = [];
    for (let cell = 0; cell < reached.length; cell++) if (reached[cell] === 1) found.push(cell);
    for (const cell of found) {
      for (const at of this.beside(cell)) {
        if (from[at] !== -1 || reached[at] === 1 || this.cells[at] === BLOCKED) continue;
        from[at] = cell;
        if (this.cells[at] === IN) return backFrom(at, from);
        found.push(at);
      }
    }
    return [];
  }

  private edges(): Map<number, number[]> {
    const next = new Map<number, number[]>();
    const across = this.columns + 1;
    const add = (a: number, b: number) => {
      const others = next.get(a);
      if (others) others.push(b);
      else next.set(a, [b]);
    };
    for (let cell = 0; cell < this.cells.length; cell++) {
      if (this.cells[cell] !== IN) continue;
      const corner = Math.floor(cell / this.columns) * across + (cell % this.columns);
      if (this.cells[cell - this.columns] !== IN) add(corner, corner + 1);
      if (this.cells[cell + 1] !== IN) add(corner + 1, corner + 1 + across);
      if (this.cells[cell + this.columns] !== IN) add(corner + 1 + across, corner + across);
      if (this.cells[cell - 1] !== IN) add(corner + across, corner);
    }
    return next;
  }

  private straightened(corners: readonly number[]): Position[] {
    const across = this.columns + 1;
    const turns = corners.filter((corner, index) => {
      const before = corners[(index + corners.length - 1) % corners.length] ?? corner;
      const after = corners[(index + 1) % corners.length] ?? corner;
      return corner - before !== after - corner;
    });
    return turns.map((corner) => [this.left + (corner % across) * this.size, this.top + Math.floor(corner / across) * this.size]);
  }
}

function take(next: Map<number, number[]>, at: number): number | undefined {
  const others = next.get(at);
  const found = others?.pop();
  if (others?.length === 0) next.delete(at);
  return found;
}

function backFrom(end: number, from: Int32Array): readonly number[] {
  const way: number[] = [];
  for (let at = end; at !== -1; at = from[at] ?? -1) way.push(at);
  return way;
}
