import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ACTOR_KINDS, newActor } from '#features/actor-map/model/actor';
import { type ActorMap, actorMapOf } from '#features/actor-map/model/actor-map-section';
import { newCircle } from '#features/actor-map/model/circle';
import { applyMapChange } from '#features/actor-map/model/mermaid/flow-apply';
import { compareFlowchart, isEmptyChange } from '#features/actor-map/model/mermaid/flow-change';
import { parseFlowchart } from '#features/actor-map/model/mermaid/flow-parse';
import { type MapContent, printFlowchart } from '#features/actor-map/model/mermaid/flow-print';
import { newRelation, RELATION_TYPES } from '#features/actor-map/model/relation';

const collegeColours = { people: '#b93a0b', volunteers: '#0b6e4f' };
const options = { collegeColours, colleges: Object.keys(collegeColours) };

function contentOf(map: ActorMap): MapContent {
  return {
    actors: map.actors.list(),
    relations: map.relations.list(),
    circles: map.circles.list(),
    keptLines: map.keptLines.list(),
    direction: map.direction(),
  };
}

let clock = 1000;

function paste(text: string, map = actorMapOf(new Y.Doc())): ActorMap {
  clock += 1000;
  applyMapChange(map, compareFlowchart(text, contentOf(map), options), clock, false);
  return map;
}

/** Edits the text as a person would, and applies what changed. */
function edit(map: ActorMap, change: (text: string) => string): ActorMap {
  clock += 1000;
  const base = printFlowchart(contentOf(map), options);
  applyMapChange(map, compareFlowchart(change(base.text), contentOf(map), { ...options, base }), clock, true);
  return map;
}

function said(map: ActorMap): string[] {
  const name = (id: string) => map.actors.get(id)?.name ?? '?';
  return map.relations.list().map((one) => `${name(one.from)} ${one.label ?? one.type}${one.note ? ` (${one.note})` : ''} ${name(one.to)}`);
}

function names(map: ActorMap): string[] {
  return map.actors.list().map((actor) => actor.name);
}

describe('reading anybody’s text', () => {
  test('all common shapes are nodes with their labels', () => {
    const chart = parseFlowchart(
      'graph TD\na[Un]\nb(Deux)\nc([Trois])\nd[[Quatre]]\ne[(Cinq)]\nf((Six))\ng(((Sept)))\nh>Huit]\ni{Neuf}\nj{{Dix}}\nk[/Onze/]\nl[\\Douze\\]\nm[/Treize\\]\nn[\\Quatorze/]\no["Avec (parenthèses) & [crochets]"]\np@{ shape: doc, label: "Seize" }\nq',
    );
    expect([...chart.nodes.values()].map(({ shape, label }) => `${shape}:${label}`)).toEqual([
      'rect:Un',
      'round:Deux',
      'stadium:Trois',
      'subroutine:Quatre',
      'cylinder:Cinq',
      'circle:Six',
      'double-circle:Sept',
      'odd:Huit',
      'diamond:Neuf',
      'hexagon:Dix',
      'lean-right:Onze',
      'lean-left:Douze',
      'trapezoid:Treize',
      'inv-trapezoid:Quatorze',
      'rect:Avec (parenthèses) & [crochets]',
      '@doc:Seize',
      'undefined:undefined',
    ]);
    expect(chart).toMatchObject({ isFlowchart: true, direction: 'TB', kept: [] });
  });

  test('links of all common writings, chains and &', () => {
    const chart = parseFlowchart(
      'flowchart LR\nA-->B\nA --- B\nA -->|oriente vers| B\nA -- finance --> B\nA -. bloque .-> B\nA == décide pour ==> B\nA -.-> B\nA ==> B\nA <--> B\nA --o B\nA --x B\nA ----> B\nA --> C & D --> E\nA e1@--> B; B --> "',
    );
    expect(chart.edges.map(({ from, arrow, label, to }) => `${from} ${arrow} ${label} ${to}`.replace('  ', ' '))).toEqual([
      'A --> B',
      'A --- B',
      'A --> oriente vers B',
      'A --> finance B',
      'A -.-> bloque B',
      'A ==> décide pour B',
      'A -.-> B',
      'A ==> B',
      'A <--> B',
      'A --o B',
      'A --x B',
      'A ----> B',
      'A --> C',
      'A --> D',
      'C --> E',
      'D --> E',
      'A --> B',
    ]);
    expect(chart.kept).toMatchObject([{ line: 15, text: 'B --> "', kind: 'link' }]);
  });

  test('nested subgraphs are circles inside circles, and a node belongs to the one that names it first', () => {
    const chart = parseFlowchart('flowchart LR\nsubgraph one["Premier accueil"]\n a\n subgraph Nuit\n b --> a\n end\nend\nb --> c');
    expect([...chart.groups.values()]).toEqual([
      { id: 'one', title: 'Premier accueil', nodes: ['a'] },
      { id: 'Nuit', title: 'Nuit', nodes: ['b'], parent: 'one' },
    ]);
  });

  test('what could act is taken out and listed, and what is unknown is kept as written', () => {
    const chart = parseFlowchart(
      '---\ntitle: x\n---\n%%{init: {"flowchart": {"htmlLabels": true}}}%%\nflowchart LR\nA["<img src=http://x>"] --> B\nclick A "http://x"\nstyle A fill:#f00\n%% un mot\nA ~? B\n',
    );
    expect(chart.removed).toHaveLength(3);
    expect(chart.kept.map(({ kind, text }) => [kind, text])).toEqual([
      ['style', 'style A fill:#f00'],
      ['comment', '%% un mot'],
      ['unknown', 'A ~? B'],
    ]);
    expect(chart.nodes.get('A')?.label).toBe('<img src=http://x>');
  });
});

describe('a pasted text', () => {
  test('becomes actors, circles and typed links, and comes back as it was written', () => {
    const text =
      'flowchart TB\nsubgraph acc["Premier accueil"]\nCC[CCAS]\nML{{Mission locale}}\nend\nCC -->|oriente vers| ML\nML -. bloque : trois semaines .-> CC\nCC -->|parraine| Cafe((Café du jeudi))\nstyle CC fill:#eee\n%% relu en mai\n@@ ligne inconnue\n';
    const map = paste(text);
    expect(names(map)).toEqual(['CCAS', 'Mission locale', 'Café du jeudi']);
    expect(said(map)).toEqual([
      'CCAS orients Mission locale',
      'Mission locale blocks (trois semaines) CCAS',
      'CCAS parraine Café du jeudi',
    ]);
    const printed = printFlowchart(contentOf(map), options).text;
    expect(printed).toContain('flowchart TB');
    expect(printed).toContain('CC["CCAS"]');
    expect(printed).toContain('Cafe(("Café du jeudi"))');
    expect(printed).toContain('style CC fill:#eee');
    expect(printed).toContain('%% relu en mai');
    expect(printed).toContain('%% gardé : @@ ligne inconnue');
    expect(map.keptLines.list().map((line) => line.text)).toEqual(['style CC fill:#eee', '%% relu en mai', '@@ ligne inconnue']);
  });

  test('recognises by name who is on the map, and adds only what is new', () => {
    const map = paste('flowchart LR\na[CCAS] -->|oriente vers| b[Mission locale]');
    paste('flowchart LR\nx["le ccas"] -->|oriente vers| y[MISSION LOCALE]\nx -->|finance| z[Épicerie]', map);
    expect(names(map)).toEqual(['CCAS', 'Mission locale', 'Épicerie']);
    expect(said(map)).toEqual(['CCAS orients Mission locale', 'CCAS funds Épicerie']);
  });
});

test('a pasted text fills in what the map did not know of an actor, and overwrites nothing', () => {
  const map = paste('flowchart LR\na[CCAS]\nb[Mission locale]');
  const [ccas, mission] = map.actors.list();
  map.actors.patch(mission!.id, { kind: 'association', college: 'people' });
  paste('flowchart LR\nx[CCAS]\ny[Mission locale]\nclass x,y kind_public_service\nclass x,y college_volunteers', map);
  expect(map.actors.get(ccas!.id)).toMatchObject({ kind: 'public-service', college: 'volunteers' });
  expect(map.actors.get(mission!.id)).toMatchObject({ kind: 'association', college: 'people' });
});

describe('a text edited by hand', () => {
  const start = () => {
    const map = paste('flowchart LR\na[CCAS] -->|oriente vers| b[Mission locale]\nb -->|informe| c[Café du jeudi]');
    map.actors.patch(map.actors.list()[0]!.id, { college: 'volunteers', territory: 'Les Tilleuls' });
    return map;
  };

  test('untouched, changes nothing', () => {
    const map = start();
    const base = printFlowchart(contentOf(map), options);
    expect(isEmptyChange(compareFlowchart(base.text, contentOf(map), { ...options, base }))).toBe(true);
  });

  test('a renamed label renames the actor, which keeps its id, its place and all else', () => {
    const map = start();
    const id = map.actors.list()[0]!.id;
    edit(map, (text) => text.replace('CCAS', 'Centre communal'));
    expect(map.actors.get(id)).toMatchObject({ name: 'Centre communal', territory: 'Les Tilleuls', college: 'volunteers' });
    expect(said(map)[0]).toBe('Centre communal orients Mission locale');
  });

  test('a changed word on a link changes that link, a removed line removes it, a new one adds it', () => {
    const map = start();
    const [first, second] = map.relations.list().map((relation) => relation.id);
    edit(map, (text) => text.replace('oriente vers', 'finance'));
    expect(map.relations.get(first!)).toMatchObject({ type: 'funds' });
    edit(map, (text) => text.replace(/.*"informe".*\n/u, ''));
    expect(map.relations.get(second!)).toBeUndefined();
    edit(map, (text) => `${text}\na ==>|bloque| nouveau[Nouvelle venue]\n`);
    expect(said(map)).toEqual(['CCAS funds Mission locale', 'CCAS blocks Nouvelle venue']);
    expect(map.relations.list()[1]).toMatchObject({ mermaidArrow: '==>' });
  });

  test('a node that is gone takes its actor, and the links somebody else drew to it are listed', () => {
    const map = start();
    edit(map, (text) => text.replace(/^.*\bc\b.*\n/gmu, ''));
    expect(names(map)).toEqual(['CCAS', 'Mission locale']);
  });

  test('what somebody else changed meanwhile stays changed', () => {
    const map = start();
    const base = printFlowchart(contentOf(map), options);
    const [ccas, mission] = map.actors.list().map((actor) => actor.id);
    map.actors.patch(mission!, { name: 'Mission locale des Tilleuls' });
    const theirs = map.actors.create(newActor('Arrivée entre-temps', 5));
    map.relations.create(newRelation(theirs, ccas!, 'asks', 6));
    const change = compareFlowchart(base.text.replace('CCAS', 'Centre communal'), contentOf(map), { ...options, base });
    applyMapChange(map, change, 2000, true);
    expect(new Set(names(map))).toEqual(
      new Set(['Centre communal', 'Mission locale des Tilleuls', 'Café du jeudi', 'Arrivée entre-temps']),
    );
    expect(said(map)).toHaveLength(3);
  });

  test('a subgraph added round two nodes is a circle of two members; taken away again, they are free', () => {
    const map = start();
    edit(map, (text) => `${text}\nsubgraph Accueil\nx1[Porte ouverte]\nend\n`);
    expect(map.circles.list().map((circle) => circle.name)).toEqual(['Accueil']);
    expect(map.actors.list().find((actor) => actor.name === 'Porte ouverte')?.circles).toEqual([map.circles.list()[0]!.id]);
    edit(map, (text) => text.replace(/^\s*(?:subgraph.*|end)\n/gmu, ''));
    expect(map.circles.list()).toEqual([]);
    expect(map.actors.list().every((actor) => actor.circles.length === 0)).toBe(true);
  });
});

describe('round trip', () => {
  const text = fc.oneof(
    fc.constantFrom(
      'CCAS',
      'end',
      'style',
      'Café « du jeudi »',
      'a --> b',
      'x"; click a "javascript:1"',
      '%%{init: {}}%%',
      '#quot;',
      '<b>&amp;</b>',
      '`x`',
      'Ça|la',
      '50 % ; fin',
      '---',
    ),
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  );
  const clean = (name: string) => name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const named = text.map(clean).filter((name) => name !== '');
  const map = fc
    .record({
      actors: fc.array(
        fc.record({
          name: named,
          kind: fc.constantFrom(...ACTOR_KINDS),
          college: fc.constantFrom('', 'people', 'volunteers'),
          circles: fc.array(fc.nat(2), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      circles: fc.uniqueArray(named, { maxLength: 3 }),
      nest: fc.boolean(),
      links: fc.array(
        fc.record({
          from: fc.nat(7),
          to: fc.nat(7),
          type: fc.constantFrom(...RELATION_TYPES),
          note: named.map((note) => note.replace(/ : /gu, ' ')),
        }),
        { maxLength: 12 },
      ),
      kept: fc.uniqueArray(named, { maxLength: 4 }),
    })
    .map(({ actors, circles, nest, links, kept }) => {
      const made = actorMapOf(new Y.Doc());
      const circleIds = circles.map((name, index) => made.circles.create(newCircle(name, index), { id: `c${index}` }));
      if (nest && circleIds.length > 1) made.circles.patch('c1', { parent: 'c0' });
      const ids = actors.map(({ name, circles: inside, ...rest }, index) =>
        made.actors.create(newActor(name, index, { ...rest, circles: [...new Set(inside.flatMap((one) => circleIds[one] ?? []))] }), {
          id: `actor${index}`,
        }),
      );
      for (const [index, { from, to, type, note }] of links.entries()) {
        const [a, b] = [ids[from % ids.length]!, ids[to % ids.length]!];
        made.relations.create(newRelation(a, b, type, 100 + index, { note }));
      }
      for (const [index, line] of kept.entries()) made.keptLines.create({ text: line, createdAt: index });
      return made;
    });

  test('the text of any map, read back, changes nothing of it', () => {
    fc.assert(
      fc.property(map, (one) => {
        const base = printFlowchart(contentOf(one), options);
        const change = compareFlowchart(base.text, contentOf(one), { ...options, base });
        expect({ ...change, removed: [], shortened: [], unreadLinks: [], sameNames: [] }).toEqual({
          actorsAdded: [],
          actorsChanged: [],
          actorsRemoved: [],
          circlesAdded: [],
          circlesChanged: [],
          circlesRemoved: [],
          relationsAdded: [],
          relationsChanged: [],
          relationsRemoved: [],
          removed: [],
          unreadLinks: [],
          sameNames: [],
          shortened: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  test('the text of any map, pasted into an empty démarche, draws the same map and prints the same text', () => {
    fc.assert(
      fc.property(map, (one) => {
        // Two actors of one name are one actor once pasted: names are all a text has.
        const seen = new Set(one.actors.list().map((actor) => actor.name));
        fc.pre(seen.size === one.actors.list().length);
        const printed = printFlowchart(contentOf(one), options).text;
        const again = paste(printed);
        expect(new Set(names(again))).toEqual(new Set(names(one)));
        const lines = (all: string) => all.split('\n').sort();
        expect(lines(printFlowchart(contentOf(again), options).text), printed).toEqual(lines(printed));
      }),
      { numRuns: 500 },
    );
  });
});

test('a link of a newer version keeps its type when only its note is written in the text', () => {
  const map = actorMapOf(new Y.Doc());
  const [from, to] = ['Café', 'Mairie'].map((name, index) => map.actors.create(newActor(name, index)));
  const id = map.relations.create(newRelation(from ?? '', to ?? '', 'accompagne-demain', 1));
  edit(map, (text) => text.replace('est en lien avec', 'est en lien avec : le lundi'));
  expect(map.relations.get(id)).toMatchObject({ type: 'accompagne-demain', note: 'le lundi' });
});
