import { expect, it } from 'vitest';
import { presentPeople } from '#features/people/client/use-presence';

const state = (personId: string, name: string) => ({ personId, name, college: '', place: '' });

it('somebody counts once, however many windows they have, this window first', () => {
  const states = new Map<number, unknown>([
    [7, state('a', 'Nadia')],
    [1, state('a', 'Nadia')],
    [9, state('b', 'Marc')],
  ]);
  expect(presentPeople(states, 1).map(({ name, isMe }) => [name, isMe])).toEqual([
    ['Nadia', true],
    ['Marc', false],
  ]);
});

it('what a peer writes wrong is left out or repaired, never shown as it came', () => {
  const states = new Map<number, unknown>([
    [1, state('a', 'Nadia')],
    [2, 'not a state'],
    [3, { personId: 4, name: { html: '<b>' }, college: [] }],
  ]);
  expect(presentPeople(states, 1).map(({ name }) => name)).toEqual(['Nadia', '']);
});
