import { describe, expect, test } from 'vitest';
import { compareFlowchart, isEmptyChange } from '#features/actor-map/model/mermaid/flow-change';
import { parseFlowchart } from '#features/actor-map/model/mermaid/flow-parse';
import { type MapContent, printFlowchart } from '#features/actor-map/model/mermaid/flow-print';

const EMPTY: MapContent = { actors: [], relations: [], circles: [] };

function names(text: string): (string | undefined)[] {
  return [...parseFlowchart(text).nodes.values()].map(({ label }) => label);
}

function links(text: string): string[] {
  return compareFlowchart(text, EMPTY).relationsAdded.map(({ from, type, label, to }) => `${from} ${label ?? type} ${to}`);
}

describe('words on a label are those Mermaid shows', () => {
  test.each([
    ['a line break written as a backslash and an n', 'Entretien\\n(le matin)', 'Entretien (le matin)'],
    ['tags that set how words look', '<b>Mairie</b><br/><small class=x>service <i>logement</i></small>', 'Mairie service logement'],
    ['a tag that is no such tag', 'moins de <5 ans> & <truc>', 'moins de <5 ans> & <truc>'],
    ['a Markdown text over two lines', '`**Centre social** du\n    _Parc_`', 'Centre social du Parc'],
    ['Markdown signs that are part of a name', '`nom_de_rue 2*3*4`', 'nom_de_rue 2*3*4'],
    ['entities by name, as HTML and as Mermaid write them', '&Eacute;cole de l&rsquo;&eacute;t#eacute;', 'École de l’été'],
    ['entities by number', 'Jean&#45;Moulin &#x27;#9829;', "Jean-Moulin '♥"],
    ['an entity of an entity: once', '#38;eacute; &inconnu;', '&eacute; &inconnu;'],
  ])('%s', (_what, label, shown) => {
    expect(names(`flowchart LR\na["${label}"]`)).toEqual([shown]);
    expect(parseFlowchart(`flowchart LR\na -->|"${label}"| b`).edges[0]?.label).toBe(shown);
  });

  test('a verb in them is recognised', () => {
    expect(links('graph LR\na -->|"<b>finance</b>"| b\na -- "`_accueille_`" --> c\na -->|"re&ccedil;oit"| d')).toEqual([
      'a funds b',
      'a hosts c',
      'a reçoit d',
    ]);
  });

  test('a long Markdown text of unpaired signs is read at once', () => {
    const began = performance.now();
    names(`flowchart LR\na["\`${'*a '.repeat(60_000)}\`"]`);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

test('brackets in a name keep the whole name, also of a group, whatever its shape', () => {
  const chart = parseFlowchart(
    'flowchart TB\nsubgraph S[Santé (nord)]\na[PMI (0 à 6 ans)]\nend\nb([Maison [de santé] (jour)]) --> c{{Relais {rue} (nuit)}}\nd[(Accueil) du parc]\ne[Ça va :) oui]\nf[Ouvert (le soir] --> g((Fin))',
  );
  expect([...chart.nodes.values()].map(({ label }) => label)).toEqual([
    'PMI (0 à 6 ans)',
    'Maison [de santé] (jour)',
    'Relais {rue} (nuit)',
    '(Accueil) du parc',
    'Ça va :) oui',
    'Ouvert (le soir',
    'Fin',
  ]);
  expect([...chart.groups.values()].map(({ id, title }) => [id, title])).toEqual([['S', 'Santé (nord)']]);
  expect(chart.kept).toEqual([]);
});

test('names and properties of links are no actors', () => {
  const chart = parseFlowchart(
    'flowchart LR\nh e1@-->|demandent à| m\nm e-2@==> r\ne1@{ animate: true }\ne-2@{ curve: linear }\nm@{ shape: rect, label: "Mairie" }\nclass e1 anim',
  );
  expect([...chart.nodes.keys()]).toEqual(['h', 'm', 'r']);
  expect(chart.nodes.get('m')?.label).toBe('Mairie');
  expect(chart.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['h m', 'm r']);
  expect(chart.kept.map(({ kind }) => kind)).toEqual(['style', 'style', 'style']);
});

describe('no link goes missing without a word', () => {
  test('words behind a link, after a colon, are its words', () => {
    expect(links('graph TD\nu[Usagers]\na <==> u : "1. Accueil & écoute"\ns & a -.-> m: signe\n')).toEqual([
      'a 1. Accueil & écoute u',
      's signe m',
      'a signe m',
    ]);
  });

  test('links to groups and links of another writing are said, and kept as lines', () => {
    const change = compareFlowchart(
      'flowchart LR\nsubgraph g["Relais"]\na\nend\nb--écoute-->g\ng --> b\na -> b\n@@ autre chose\na --> b',
      EMPTY,
    );
    expect(change.unreadLinks).toEqual(['a -> b', 'b -->|"écoute"| g', 'g --> b']);
    expect(change.keptLines).toEqual(['a -> b', '@@ autre chose', 'b -->|"écoute"| g', 'g --> b']);
    expect(change.relationsAdded).toHaveLength(1);
  });
});

test('another kind of diagram is refused by its name, and a text edited into one removes nothing', () => {
  for (const text of [
    'classDiagram\nActeur <|-- Habitante',
    'mindmap\n  root((Quartier))\n    Mairie',
    '%% notes\n```mermaid\nstateDiagram-v2\na --> b\n```',
  ]) {
    const change = compareFlowchart(text, EMPTY);
    expect(change.otherDiagram).toMatch(/^(?:classDiagram|mindmap|stateDiagram)$/u);
    expect(isEmptyChange(change)).toBe(true);
  }
  const base = printFlowchart(EMPTY);
  expect(isEmptyChange(compareFlowchart('mindmap\n  a', EMPTY, { base }))).toBe(true);
  expect(compareFlowchart('flowchart LR\nmindmap --> timeline', EMPTY).otherDiagram).toBeUndefined();
});

test('the marks round a text in a message are no lines of it', () => {
  const chart = parseFlowchart('Voici la carte :\n\n```mermaid\nflowchart LR\na --> b\n```\n');
  expect(chart).toMatchObject({ isFlowchart: true, kept: [{ line: 1, text: 'Voici la carte :' }] });
  expect(chart.edges).toHaveLength(1);
});

test('a name that the text gives to two identifiers is said before two actors come of it', () => {
  const text = 'flowchart TB\na --> b\nsubgraph s\na["CCAS de la ville"]\nend\nc["le CCAS de la ville"] --> b';
  expect(compareFlowchart(text, EMPTY).sameNames).toHaveLength(1);
  expect(compareFlowchart('flowchart TB\na["CCAS"] --> b\na["CCAS"] --> c', EMPTY).sameNames).toEqual([]);
});
