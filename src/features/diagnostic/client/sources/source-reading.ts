import { reportItem, type SourceContent } from '#features/diagnostic/model/source-block';
import { type DecodedText, decodeText } from '#features/diagnostic/model/source-encoding';
import { MAX_SOURCE_BYTES, type SourceFileKind, sourceFileKind, titleFromFileName } from '#features/diagnostic/model/source-file-kind';
import { readPlainText } from '#features/diagnostic/model/source-text';
import { AppError } from '#shared/app-error';

/** A file as it came, and what could be read of it. */
interface ReadSource {
  readonly kind: SourceFileKind;
  readonly suggestedTitle: string;
  readonly content: SourceContent;
}

/**
 * Reads a file into blocks. What this app can't read (a PDF, a picture) gives no block and one line of
 * report: the file is kept as it is. Throws `too-large`, or `damaged-file` for an empty file, a `.docx` or an `.odt`
 * that can't be opened.
 */
export async function readSourceFile(name: string, bytes: Uint8Array): Promise<ReadSource> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) throw new AppError('too-large', `${bytes.byteLength} bytes`);
  if (bytes.byteLength === 0) throw new AppError('damaged-file', 'the file is empty');
  const kind = sourceFileKind(name, bytes);
  const content = await readContentOf(kind, name, bytes);
  return { kind, suggestedTitle: titleOf(content) ?? titleFromFileName(name), content };
}

/** Reads pasted words: the HTML when the clipboard has some that says more, else the text. */
export async function readPastedSource(text: string, html = ''): Promise<ReadSource> {
  const size = Math.max(text.length, html.length);
  if (size > MAX_SOURCE_BYTES) throw new AppError('too-large', `${size} characters`);
  const rich = /<(h[1-6]|li|table|blockquote|p)[\s>]/iu.test(html);
  const content = rich ? (await import('./import/source-html')).readHtml(html) : await readWords({ text, report: [] });
  const read = content.blocks.length > 0 ? content : await readWords({ text, report: content.report });
  return { kind: rich ? 'html' : 'text', suggestedTitle: titleOf(read) ?? '', content: read };
}

/** A file kept whole and not read, whatever it is. */
export function keptAsIs(name: string): SourceContent {
  return { blocks: [], report: [reportItem('not-read', name)] };
}

async function readContentOf(kind: SourceFileKind, name: string, bytes: Uint8Array): Promise<SourceContent> {
  // Each reader is a chunk of its own, fetched when the first such file comes.
  if (kind === 'docx') return (await import('./import/source-docx-reader')).readDocx(bytes);
  if (kind === 'odt') return (await import('./import/source-odt-reader')).readOdt(bytes);
  if (kind === 'kept' || kind === 'image') return keptAsIs(name);
  const decoded = decodeText(bytes);
  if (!decoded) return keptAsIs(name);
  if (kind === 'markdown') return (await import('#features/diagnostic/model/source-markdown')).readMarkdown(decoded.text, decoded.report);
  if (kind === 'table') return (await import('#features/diagnostic/model/source-table')).readTable(decoded);
  if (kind === 'html') return (await import('./import/source-html')).readHtml(decoded.text, decoded.report);
  return readWords(decoded);
}

/** A plain text, or what was said: a transcript in cues, messages that an app handed out. */
async function readWords(decoded: Pick<DecodedText, 'text' | 'report'>): Promise<SourceContent> {
  const subtitles = await import('#features/diagnostic/model/transcripts/subtitles');
  if (subtitles.looksLikeSubtitles(decoded.text)) return subtitles.readSubtitles(decoded);
  const chat = await import('#features/diagnostic/model/transcripts/chat-export');
  return chat.looksLikeChat(decoded.text) ? chat.readChat(decoded) : readPlainText(decoded);
}

/** The first heading near the beginning: nearer to what people call it than a file's name. */
function titleOf({ blocks }: SourceContent): string | undefined {
  const heading = blocks.slice(0, 6).find((block) => block.kind === 'heading');
  return heading && 'text' in heading && heading.text.length <= 160 ? heading.text : undefined;
}
