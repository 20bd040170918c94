const MOST_ROUNDS = 60;

/** Places and the distances they should have. `distance` and `weight` hold one row an actor. */
export interface Plane {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 for an actor that must not move. */
  readonly fixed: Uint8Array;
  readonly distance: Float64Array;
  readonly weight: Float64Array;
}

/** Stress majorisation (Gansner, Koren and North, 2004), one actor at a time, until it hardly helps any more. */
export function majorise(plane: Plane): void {
  let before = stressOf(plane);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let index = 0; index < plane.count; index++) if (plane.fixed[index] === 0) moveOne(plane, index);
    if (round % 4 !== 3) continue;
    const now = stressOf(plane);
    if (now > before * 0.999) return;
    before = now;
  }
}

/** Moves one actor to the weighted mean of where all the others would have it. */
function moveOne({ count, x, y, distance, weight }: Plane, index: number): void {
  const row = index * count;
  const [ax, ay] = [x[index] ?? 0, y[index] ?? 0];
  let [sumX, sumY, sum] = [0, 0, 0];
  for (let other = 0; other < count; other++) {
    const w = weight[row + other] ?? 0;
    if (other === index || w === 0) continue;
    const [bx, by] = [x[other] ?? 0, y[other] ?? 0];
    const [dx, dy] = [ax - bx, ay - by];
    const ratio = (distance[row + other] ?? 0) / (Math.sqrt(dx * dx + dy * dy) || 1);
    sumX += w * (bx + dx * ratio);
    sumY += w * (by + dy * ratio);
    sum += w;
  }
  if (sum === 0) return;
  x[index] = sumX / sum;
  y[index] = sumY / sum;
}

/** How far the places are from the wished distances; 0 when all are kept. */
export function stressOf({ count, x, y, distance, weight }: Plane): number {
  let stress = 0;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const [dx, dy] = [(x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)];
      const gap = Math.sqrt(dx * dx + dy * dy) - (distance[a * count + b] ?? 0);
      stress += (weight[a * count + b] ?? 0) * gap * gap;
    }
  }
  return stress;
}
