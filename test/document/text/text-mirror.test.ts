import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createTextMirror, type TextMirror } from '#document/text/text-mirror';

/** A field as a browser has one: it shows what its mirror says, and its caret is where one typed. */
function field(text: Y.Text) {
  const mirror = createTextMirror(text);
  let value = mirror.shown();
  return {
    mirror,
    read: () => value,
    /** Replaces characters at the caret, as a key, a paste or a correction does. */
    type(index: number, remove: number, insert: string) {
      value = value.slice(0, index) + insert + value.slice(index + remove);
      mirror.write(value, index + insert.length);
    },
    catchUp() {
      for (const { index, remove, insert } of mirror.take()) value = value.slice(0, index) + insert + value.slice(index + remove);
    },
  };
}

function shared(words: string) {
  const text = new Y.Doc().getText('t');
  text.insert(0, words);
  return text;
}

test('what is typed is written, and what others write is shown', () => {
  const text = shared('Trois guichets.');
  const one = field(text);
  one.type(5, 0, ' autres');
  expect(text.toString()).toBe('Trois autres guichets.');
  text.insert(0, 'Hier : ');
  expect(one.read()).toBe('Trois autres guichets.');
  one.catchUp();
  expect(one.read()).toBe('Hier : Trois autres guichets.');
});

test('while an accent is composed, what others write before, after and around it moves nothing that is typed', () => {
  const text = shared('un deux trois');
  const one = field(text);
  text.insert(0, 'zéro ');
  text.insert(text.length, ' quatre');
  one.type(3, 4, 'DEUX');
  expect(text.toString()).toBe('zéro un DEUX trois quatre');
  text.delete(0, 5);
  one.type(7, 0, '!');
  one.catchUp();
  expect(one.read()).toBe('un DEUX! trois quatre');
  expect(text.toString()).toBe(one.read());
});

test('a word replaced by who did not see what was written in its middle leaves that in place', () => {
  const text = shared('guichet');
  const one = field(text);
  text.insert(3, '(ici)');
  one.type(0, 7, 'porte');
  one.catchUp();
  expect(one.read()).toContain('(ici)');
  expect(one.read()).toContain('porte');
});

test('a letter typed among its likes is written where the caret is', () => {
  const text = shared('aaaa');
  const written: unknown[] = [];
  text.observe((event) => written.push(event.delta));
  field(text).type(2, 0, 'a');
  expect(written).toEqual([[{ retain: 2 }, { insert: 'a' }]]);
});

test('one emoji changed into another is never cut in half', () => {
  const text = shared('bien 😀 oui');
  const one = field(text);
  one.type(5, 2, '😃');
  expect(text.toString()).toBe('bien 😃 oui');
});

test('an edit is one transaction, with the origin one chose', () => {
  const text = shared('ab');
  const origins: unknown[] = [];
  text.doc?.on('update', (_, origin) => origins.push(origin));
  createTextMirror(text, { kind: 'local', source: 'field' }).write('xay', 3);
  expect(origins).toEqual([{ kind: 'local', source: 'field' }]);
});

test('two fields and a lagging network end alike, with every typed mark that nobody who saw it took away', () => {
  const gesture = fc.record({ who: fc.nat(1), kind: fc.constantFrom('type', 'remove', 'show', 'send'), at: fc.nat(), length: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 80 }), (gestures) => {
      const docs = [new Y.Doc(), new Y.Doc()] as const;
      docs[0].getText('t').insert(0, 'au début ');
      exchange(docs);
      const fields = docs.map((doc) => field(doc.getText('t')));
      for (const one of fields) one.catchUp();
      const gone = new Set<string>();
      const marks: string[] = [];
      for (const { who, kind, at, length } of gestures) {
        const one = fields[who];
        if (!one) continue;
        const index = at % (one.read().length + 1);
        if (kind === 'type') {
          // A mark is one character, so that taking a part of it away is taking it away.
          const mark = String.fromCharCode(0x4e00 + marks.length);
          marks.push(mark);
          one.type(index, 0, mark);
        } else if (kind === 'remove') {
          for (const letter of one.read().slice(index, index + length)) gone.add(letter);
          one.type(index, Math.min(length, one.read().length - index), '');
        } else if (kind === 'show') one.catchUp();
        else exchange(docs);
      }
      exchange(docs);
      for (const one of fields) one.catchUp();
      const [first, second] = fields.map((one) => one.read());
      expect(first).toBe(second);
      expect(first).toBe(docs[0].getText('t').toString());
      for (const mark of marks) expect(first?.includes(mark)).toBe(!gone.has(mark));
    }),
    { numRuns: 400 },
  );
});

function exchange([a, b]: readonly [Y.Doc, Y.Doc]): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

test('a closed mirror hears nothing more', () => {
  const text = shared('');
  const mirror: TextMirror = createTextMirror(text);
  let heard = 0;
  mirror.onForeign(() => heard++);
  mirror.close();
  text.insert(0, 'x');
  expect(heard).toBe(0);
});
