import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newActor } from '#features/actor-map/model/actor';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import { newCircle, type StoredCircle, safeParents } from '#features/actor-map/model/circle';
import { compareFlowchart } from '#features/actor-map/model/mermaid/flow-change';
import { parseFlowchart } from '#features/actor-map/model/mermaid/flow-parse';
import { type MapContent, printFlowchart } from '#features/actor-map/model/mermaid/flow-print';

const EMPTY: MapContent = { actors: [], relations: [], circles: [] };

describe('printing circles inside circles', () => {
  test('costs as much per circle at any depth: counted in looks at a circle’s parent', () => {
    const [shallow, deep] = [looksToPrint(100), looksToPrint(1600)];
    expect(deep / 1600).toBe(shallow / 100);
  });

  test('of any depth prints, with one line more to open and to close each, and reads back with the same parents', () => {
    const circles = nested(8000);
    const { text, ids } = printFlowchart({ ...EMPTY, circles });
    expect(text.length).toBeLessThan(8000 * 250);
    const part = printFlowchart({ ...EMPTY, circles: circles.slice(0, 500) });
    const groups = parseFlowchart(part.text).groups;
    expect([...groups.values()].map(({ parent }) => parent)).toEqual([
      undefined,
      ...circles.slice(0, 499).map(({ id }) => ids.circles.get(id)),
    ]);
  });

  test('keeps each circle’s own before its members, and closes what it opened', () => {
    const circles = [circle('a'), circle('b', 'a'), circle('c')];
    const actors = [actor('un', ['a']), actor('deux', ['b']), actor('trois', [])];
    expect(
      printFlowchart({ ...EMPTY, circles, actors })
        .text.split('\n')
        .slice(1, 10),
    ).toEqual([
      '    subgraph c_a["a"]',
      '        subgraph c_b["b"]',
      '            a_deux[/"deux"/]',
      '        end',
      '        a_un[/"un"/]',
      '    end',
      '    subgraph c_c["c"]',
      '    end',
      '    a_trois[/"trois"/]',
    ]);
  });

  test('cuts a ring at its smallest id, whichever circle one begins with, and leaves what hangs on it', () => {
    const ring = [circle('m', 'z'), circle('z', 'b'), circle('b', 'm'), circle('hangs', 'z'), circle('self', 'self')];
    for (const order of [ring, [...ring].reverse()]) {
      expect(Object.fromEntries(safeParents(order))).toEqual({ m: 'z', z: 'b', b: undefined, hangs: 'z', self: undefined });
    }
  });
});

describe('words too long for the map', () => {
  const long = (word: string) => `${word} `.repeat(60).trim();

  test('are said before anything is written: names of actors and circles, and words on links', () => {
    const text = `flowchart LR\nsubgraph g["${long('cercle')}"]\na["${long('accueil')}"]\nend\nb[CCAS]\na -->|"${long('reçoit')}"| b\n`;
    expect(compareFlowchart(text, EMPTY).shortened).toEqual([long('accueil'), long('cercle'), long('reçoit')]);
  });

  test('are not said of what fits, nor of a text that changes nothing of them', () => {
    const fits = `flowchart LR\na["${'a'.repeat(200)}"]\na -->|"finance : ${'n'.repeat(2000)}"| b[CCAS]\n`;
    expect(compareFlowchart(fits, EMPTY).shortened).toEqual([]);
    const map = actorMapOf(new Y.Doc());
    map.actors.create(newActor('a'.repeat(200), 1));
    const content = { ...EMPTY, actors: map.actors.list() };
    const base = printFlowchart(content);
    expect(compareFlowchart(base.text, content, { base }).shortened).toEqual([]);
  });
});

function looksToPrint(depth: number): number {
  let looks = 0;
  const circles = nested(depth).map((one) => {
    const { parent } = one;
    return Object.defineProperty({ ...one }, 'parent', {
      get: () => {
        looks++;
        return parent;
      },
    });
  });
  printFlowchart({ ...EMPTY, circles });
  return looks;
}

/** Each circle inside the one before it. */
function nested(depth: number): StoredCircle[] {
  return Array.from({ length: depth }, (_, index) => circle(`n${index}`, index > 0 ? `n${index - 1}` : undefined));
}

function circle(id: string, parent?: string): StoredCircle {
  return { id, ...newCircle(id, 1, parent === undefined ? {} : { parent }) };
}

function actor(id: string, circles: readonly string[]) {
  return { id, ...newActor(id, 1, { circles: [...circles] }) };
}
