import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { Spelling } from '#client/editor/spelling/spelling-plugin.tsx';
import { learntFrom, learntKey } from '#client/editor/spelling/spelling-words';
import type { TextSession } from '#client/editor/text-session';
import { actorsOf, circlesOf } from '#features/actor-map/model/actor-map-section';
import { peopleOf } from '#features/people/model/people-section';
import { systemClock } from '#shared/clock';
import { createObservable, type MutableObservable } from '#shared/observable';
import { languageOfLocale } from '#shared/words/language';
import { chaptersOf, learntWordsOf, learnWord } from '../../../model/diagnostic-section';
import { spellingSwitch } from './spelling-switch';

/** Words that are left alone in a text, for as long as it is open in this window. */
const leftAlone = new WeakMap<TextSession, MutableObservable<ReadonlySet<string>>>();

function leftAloneIn(session: TextSession): MutableObservable<ReadonlySet<string>> {
  const known = leftAlone.get(session) ?? createObservable<ReadonlySet<string>>(new Set());
  leftAlone.set(session, known);
  return known;
}

/** Whether there is a dictionary for who reads here: there is a French one. */
export function useHasDictionary(): boolean {
  const { i18n } = useTranslation();
  return languageOfLocale(i18n.language) === 'fr';
}

/** What the spelling of a chapter goes by; undefined where it is not looked at. */
export function useSpelling(session: TextSession): Spelling | undefined {
  const isOn = useObservable(spellingSwitch.isOn);
  const hasDictionary = useHasDictionary();
  const core = useCore();
  const known = useKnownWords();
  const alone = leftAloneIn(session);
  const aloneHere = useObservable(alone);
  return useMemo(() => {
    if (!isOn || !hasDictionary) return undefined;
    return {
      isAccepted: (word) => known.has(learntKey(word)) || aloneHere.has(learntKey(word)),
      learn: (word) => learnWord(core, word, systemClock.now()),
      leaveAlone: (word) => alone.set(new Set([...aloneHere, learntKey(word)])),
    };
  }, [isOn, hasDictionary, core, known, alone, aloneHere]);
}

/** The words of the démarche: those that were learnt, and those of its names. The same set until one of them changes. */
function useKnownWords(): ReadonlySet<string> {
  const core = useCore();
  const named = [useRecords(actorsOf(core)), useRecords(circlesOf(core)), useRecords(peopleOf(core))].flat().map(({ name }) => name);
  const titles = useRecords(chaptersOf(core)).map(({ title }) => title);
  const learnt = useRecords(learntWordsOf(core)).map(({ word }) => word);
  const all = [...named, ...titles, ...learnt].join('\n');
  return useMemo(() => learntFrom(all.split('\n')), [all]);
}
