import { contentBuilder, type SourceContent } from '../source-block';
import type { DecodedText } from '../source-encoding';
import { joinedTurns, type SpeechTurn, turnOf, turnText } from './speech-turns';

/** « 00:00:01,000 --> 00:00:04,200 » of SubRip, and the same with points, with or without hours, of WebVTT. */
const TIMES = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/u;

/** Whether a text is a transcript in cues, whatever its file is called. */
export function looksLikeSubtitles(text: string): boolean {
  return text
    .slice(0, 5000)
    .split(/\r\n?|\n/u)
    .some((line) => TIMES.test(line));
}

/**
 * The words of a transcript in cues (SubRip, WebVTT), a paragraph for each turn of somebody: numbers, times, styles and
 * notes are left out, cues that one person says one after the other are joined, and who speaks stands before it, be it
 * written as « Name: » or as a voice tag (`<v Name>`).
 */
export function readSubtitles({ text, report }: Pick<DecodedText, 'text' | 'report'>): SourceContent {
  const builder = contentBuilder();
  for (const item of report) builder.report(item.code, item.quote, item.line);
  const cues = text.replace(/\r\n?/gu, '\n').split(/\n{2,}/u);
  for (const turn of joinedTurns(cues.flatMap(turnsOf))) builder.add({ kind: 'paragraph', text: turnText(turn) });
  return builder.finish();
}

/** What is said in one cue; several people may say it, a line each. */
function turnsOf(cue: string): SpeechTurn[] {
  const lines = cue.split('\n');
  const times = lines.findIndex((line) => TIMES.test(line));
  if (times === -1) return [];
  const turns: SpeechTurn[] = [];
  for (const line of lines.slice(times + 1).filter((one) => one.trim() !== '')) {
    const turn = spoken(line);
    const last = turns.at(-1);
    if (last && turn.speaker === '' && !/^\s*[-–—]\s/u.test(line))
      turns[turns.length - 1] = { ...last, words: `${last.words} ${turn.words}` };
    else turns.push(turn);
  }
  return turns;
}

function spoken(line: string): SpeechTurn {
  const [, voice] = /<v(?:\.[^\s>]*)?\s+([^>]+)>/u.exec(line) ?? [];
  const words = withoutEntities(line.replace(/<\/?[a-z\d][^>]*>|\{\\[^}]*\}/giu, ''));
  return voice === undefined ? turnOf(words) : { speaker: withoutEntities(voice).trim(), words: words.replace(/^\s*[-–—]\s+/u, '').trim() };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' };

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/gu, (_all, name: string) => ENTITIES[name] ?? '');
}
