import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newActor, type StoredActor } from '#features/actor-map/model/actor';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import { articleOf, foldName, guessArticle, joinVerb, withArticle } from '#features/actor-map/model/french-name';
import { newRelation, RELATION_TYPES } from '#features/actor-map/model/relation';
import { applySentences, changeRelation } from '#features/actor-map/model/sentence-apply';
import { printSentence } from '#features/actor-map/model/sentence-print';
import { readSentences, type SentenceReading } from '#features/actor-map/model/sentence-read';

function actor(name: string, fields: Partial<StoredActor> = {}): StoredActor {
  return { ...newActor(name, 0), id: foldName(name), ...fields };
}

const known = ['Mission locale', 'CCAS', 'Épicerie solidaire', 'Café du jeudi', 'Voisins relais', 'Emploi et insertion', 'Caisse'].map(
  (name) => actor(name),
);

function links(text: string, actors = known, labels: string[] = []): unknown[] {
  return readSentences(text, { actors, labels }).flatMap((reading): unknown[] =>
    reading.kind === 'unread'
      ? [reading.reason]
      : reading.links.map((link) => [
          'actor' in link.from ? link.from.actor.name : `+${link.from.newName}`,
          link.label ?? link.type,
          'actor' in link.to ? link.to.actor.name : `+${link.to.newName}`,
          ...(link.note ? [link.note] : []),
        ]),
  );
}

describe('reading', () => {
  test('a sentence with one link', () => {
    expect(links('La Mission locale oriente vers le CCAS')).toEqual([['Mission locale', 'orients', 'CCAS']]);
  });

  test('two objects make two links', () => {
    expect(links("le CCAS finance l'Épicerie solidaire et le Café du jeudi.")).toEqual([
      ['CCAS', 'funds', 'Épicerie solidaire'],
      ['CCAS', 'funds', 'Café du jeudi'],
    ]);
  });

  test('names match without article, case or accents', () => {
    expect(links('LES VOISINS-RELAIS orientent vers l’epicerie  Solidaire')).toEqual([['Voisins relais', 'orients', 'Épicerie solidaire']]);
  });

  test('a known name that holds « et » stays whole, and an unknown one does with quotation marks', () => {
    expect(links('Le CCAS mandate Emploi et insertion')).toEqual([['CCAS', 'mandates', 'Emploi et insertion']]);
    expect(links('« Loisirs et partage » informe le CCAS')).toEqual([['+Loisirs et partage', 'informs', 'CCAS']]);
  });

  test('an unknown name proposes a new actor', () => {
    expect(links('la ressourcerie des Tilleuls travaille avec le CCAS')).toEqual([['+Ressourcerie des Tilleuls', 'works-with', 'CCAS']]);
  });

  test('what follows a colon is the note', () => {
    expect(links('La Caisse bloque le Café du jeudi : délai de trois semaines. À revoir.')).toEqual([
      ['Caisse', 'blocks', 'Café du jeudi', 'délai de trois semaines. À revoir'],
    ]);
  });

  test('« au », « aux », « du » and « des » give their article back', () => {
    expect(links('La Caisse rend compte au CCAS. Le Café du jeudi dépend des Voisins relais. Le CCAS demande aux Voisins relais.')).toEqual(
      [
        ['Caisse', 'reports-to', 'CCAS'],
        ['Café du jeudi', 'depends-on', 'Voisins relais'],
        ['CCAS', 'asks', 'Voisins relais'],
      ],
    );
  });

  test('between two known names, other words are the démarche’s own verb', () => {
    expect(links('Le CCAS parraine le Café du jeudi')).toEqual([['CCAS', 'parraine', 'Café du jeudi']]);
    expect(links('Le CCAS parraine le Foyer', known, ['parraine'])).toEqual([['CCAS', 'parraine', '+Foyer']]);
  });

  test('what it can’t read comes back with the reason', () => {
    expect(links('Il fait beau. Le CCAS n’oriente pas vers le Café du jeudi. Finance le CCAS. Le CCAS informe le CCAS')).toEqual([
      'no-verb',
      'negation',
      'no-verb',
      'self',
    ]);
  });
});

test.each([
  ['CCAS', 'le'],
  ['CAF', 'la'],
  ['Mission locale', 'la'],
  ['Épicerie solidaire', 'l’'],
  ['Voisins relais', 'les'],
  ['Secours des Tilleuls', 'le'],
  ['Hôpital', 'l’'],
  ['Halte de nuit', 'la'],
  ['Les Passerelles', 'none'],
  ['Association du Pont', 'l’'],
  ['Collectif des locataires', 'le'],
  ['Bibliothèque', 'la'],
])('the article of %s is %s', (name, article) => {
  expect(guessArticle(name)).toBe(article);
});

test('printing agrees with the subject and melts the preposition', () => {
  const [mission, ccas, , , voisins] = known as [StoredActor, StoredActor, StoredActor, StoredActor, StoredActor];
  expect(printSentence({ type: 'orients', note: '' }, voisins, mission)).toBe('Les Voisins relais orientent vers la Mission locale.');
  expect(printSentence({ type: 'reports-to', note: '' }, mission, ccas)).toBe('La Mission locale rend compte au CCAS.');
  expect(printSentence({ type: 'blocks', note: 'délai' }, ccas, voisins)).toBe('Le CCAS bloque les Voisins relais\u00a0: délai.');
});

test('a name is put between quotation marks only when something in it would be misread', () => {
  const said = (name: string) => printSentence({ type: 'informs', note: '' }, actor(name), actor('CCAS'));
  expect(said('Collectif des locataires')).toBe('Le Collectif des locataires informe le CCAS.');
  expect(said('Lecture pour tous')).toBe('La Lecture pour tous informe le CCAS.');
  expect(said('Emploi et insertion')).toBe('L’«\u00a0Emploi et insertion\u00a0» informe le CCAS.');
});

describe('round trip', () => {
  const word = fc.constantFrom(
    ...'Maison Café Épicerie Les La L’ et finance oriente vers avec Tilleuls n’oublie Secours Réseau CCAS d’accueil 12 Valbrume, . : « » " (nuit) travaille aide pas œuvre'.split(
      ' ',
    ),
  );
  const name = fc
    .array(word, { minLength: 1, maxLength: 5 })
    .map((words) => words.join(' '))
    .filter((text) => foldName(text) !== '');
  const note = fc
    .array(fc.constantFrom('délai', 'de', '3', 'semaines', ':', '. Voir', 'et', ';'), { maxLength: 5 })
    .map((words) => words.join(' ').trim());
  const label = fc.option(fc.constantFrom('parraine', 'prête sa salle à', 'se méfie de', 'va voir'), { nil: undefined });

  test('a link printed and read again is the same link, whatever the names', () => {
    fc.assert(
      fc.property(name, name, fc.constantFrom(...RELATION_TYPES), label, note, (a, b, type, own, text) => {
        fc.pre(foldName(a) !== foldName(b));
        const [from, to] = [actor(a), actor(b)];
        const relation = { ...newRelation(from.id, to.id, own ? 'linked' : type, 0, own ? { label: own } : {}), note: text };
        const printed = printSentence(relation, from, to);
        const [reading, ...rest] = readSentences(printed, { actors: [from, to], labels: own ? [own] : [] });
        expect(rest).toEqual([]);
        expect(reading?.kind).toBe('links');
        const [link, ...others] = (reading as Extract<SentenceReading, { kind: 'links' }>).links;
        expect(others).toEqual([]);
        expect(link).toMatchObject({ from: { actor: { id: from.id } }, to: { actor: { id: to.id } }, type: own ? 'linked' : type });
        expect(link?.label).toBe(own);
        expect(link?.note.replace(/\.$/u, '')).toBe(text.replace(/\.$/u, ''));
      }),
      { numRuns: 2000 },
    );
  });

  test('any text at all is read without a throw, and every sentence of it comes back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        const readings = readSentences(text, { actors: known });
        for (const reading of readings) expect(text).toContain(reading.text);
      }),
      { numRuns: 1000 },
    );
  });
});

test('eighty sentences become eighty links and their actors in one transaction, and a second paste adds nothing', () => {
  const doc = new Y.Doc();
  const map = actorMapOf(doc);
  const text = Array.from({ length: 80 }, (_, index) => `Le Lieu ${index % 50} oriente vers l’Atelier ${(index * 7) % 47}.`).join('\n');
  let transactions = 0;
  doc.on('update', () => transactions++);
  const first = applySentences(map, readSentences(text, { actors: map.actors.list() }), 1000);
  expect(first.relations).toHaveLength(80);
  expect(transactions).toBe(1);
  expect(map.relations.list().map((relation) => map.actors.get(relation.from)?.name)[3]).toBe('Lieu 3');
  const again = applySentences(map, readSentences(text, { actors: map.actors.list() }), 2000);
  expect(again).toEqual({ actors: [], relations: [], alreadyThere: 80 });
});

test('a link of a newer version keeps its type while its sentence is only added to', () => {
  const map = actorMapOf(new Y.Doc());
  const [from, to] = ['Café', 'Mairie'].map((name, index) => map.actors.create(newActor(name, index)));
  const id = map.relations.create(newRelation(from ?? '', to ?? '', 'accompagne-demain', 1));
  const rewrite = (text: string) => {
    const [reading] = readSentences(text, { actors: map.actors.list() });
    if (reading?.kind === 'links' && reading.links[0]) changeRelation(map, id, reading.links[0], 2);
    return map.relations.get(id);
  };
  expect(rewrite('Le Café est en lien avec la Mairie : le lundi.')).toMatchObject({ type: 'accompagne-demain', note: 'le lundi' });
  expect(rewrite('Le Café oriente vers la Mairie.')).toMatchObject({ type: 'orients' });
});

test('a name that is said without an article has none, and a common noun has no capital inside a sentence', () => {
  expect(articleOf({ name: 'France Travail' })).toBe('none');
  expect(withArticle('Habitants', guessArticle('Habitants'))).toBe('les habitants');
  expect(joinVerb('demande à', 'Habitants', 'les')).toBe('demande aux habitants');
  expect(withArticle('Voisins relais', guessArticle('Voisins relais'))).toBe('les Voisins relais');
});
