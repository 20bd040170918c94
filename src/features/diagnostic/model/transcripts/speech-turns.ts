/** Words that somebody said, without a name where nobody is named. */
export interface SpeechTurn {
  readonly speaker: string;
  readonly words: string;
}

/** « Habitante : Par une voisine. »: who speaks, at the beginning of a line, in at most five words. */
const NAMED = /^[-–—]?\s*(\p{Lu}[\p{L}\p{N}’'. -]{0,40}?)\s*:\s+(?=\S)/u;

/** Parts a line into who says it and what is said; nobody where no name stands at its beginning. */
export function turnOf(line: string): SpeechTurn {
  const [all, speaker = ''] = NAMED.exec(line) ?? [];
  if (all === undefined || speaker.split(/\s+/u).length > 5) return { speaker: '', words: line.trim() };
  return { speaker, words: line.slice(all.length).trim() };
}

/** Turns that follow one another and are one person's are one; words without a name go on with whoever spoke before. */
export function joinedTurns(turns: readonly SpeechTurn[]): readonly SpeechTurn[] {
  const joined: SpeechTurn[] = [];
  for (const turn of turns.filter(({ words }) => words !== '')) {
    const last = joined.at(-1);
    const goesOn = last && (turn.speaker === last.speaker || (turn.speaker === '' && last.speaker !== '' && !endsSentence(last.words)));
    if (last && goesOn && last.words.length < LONGEST) joined[joined.length - 1] = { ...last, words: `${last.words} ${turn.words}` };
    else joined.push(turn);
  }
  return joined;
}

/** Somebody who speaks for an hour is read in paragraphs all the same. */
const LONGEST = 1200;

function endsSentence(words: string): boolean {
  return /[.!?…»"]$/u.test(words);
}

/** A turn as it is read: « Habitante : Par une voisine. » */
export function turnText({ speaker, words }: SpeechTurn): string {
  return speaker === '' ? words : `${speaker}\u00a0: ${words}`;
}
