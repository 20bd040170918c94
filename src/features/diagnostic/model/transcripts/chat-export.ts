import { contentBuilder, type SourceContent } from '../source-block';
import type { DecodedText } from '../source-encoding';
import { turnText } from './speech-turns';

const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`;
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u00a0\u202f]?[AaPp]\.?[Mm]\.?)?`;
/** « [12/03/2025, 14:05:33] Nadia: », « 12/03/2025 à 14:05 - Nadia : »: how messaging apps write who said what, and when. */
const MESSAGE = new RegExp(String.raw`^[\u200e\u200f\ufeff]*\[?${DATE},?\s+(?:à\s+)?${TIME}\]?\s*[-–]?\s*([^:\n]{1,60}?)\s?:\s?(.*)$`, 'u');
/** What the app says by itself begins with a mark that nobody types. */
const BY_THE_APP = /^\u200e/u;
/** In so many first lines two messages are looked for. */
const LINES_TRIED = 30;

/** Whether a text is what a messaging app hands out of a conversation. */
export function looksLikeChat(text: string): boolean {
  const lines = text
    .slice(0, 10_000)
    .split(/\r\n?|\n/u)
    .slice(0, LINES_TRIED);
  return lines.filter((line) => MESSAGE.test(line)).length >= 2;
}

/**
 * The messages of a conversation, a paragraph each, with who wrote it and not when. What the app says by itself is told;
 * a picture leaves its place.
 */
export function readChat({ text, report }: Pick<DecodedText, 'text' | 'report'>): SourceContent {
  const builder = contentBuilder();
  for (const item of report) builder.report(item.code, item.quote, item.line);
  let message: { speaker: string; lines: string[]; at: number } | undefined;
  const finish = () => {
    const [first = '', ...more] = message?.lines ?? [];
    const words = [first.replace(BY_THE_APP, ''), ...more].join('\n').trim();
    if (!message || words === '') return;
    if (!BY_THE_APP.test(first)) builder.add({ kind: 'paragraph', text: turnText({ speaker: message.speaker, words }) });
    else if (/^<.*>$/u.test(words)) builder.report('image', words, message.at);
    else builder.report('by-the-app', words, message.at);
  };
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    const [, speaker, words] = MESSAGE.exec(line) ?? [];
    if (speaker === undefined) message?.lines.push(line);
    else {
      finish();
      message = { speaker: speaker.trim(), lines: [words ?? ''], at: index + 1 };
    }
  }
  finish();
  return builder.finish();
}
