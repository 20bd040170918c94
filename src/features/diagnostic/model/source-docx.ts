import { type Unzipped, unzipSync, zipSync } from 'fflate';
import { AppError } from '#shared/app-error';
import { looksZipped } from './source-file-kind';

/** The parts that hold words and what orders them. Pictures, fonts and macros are never unpacked. */
const PARTS = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[\w-]+\.(xml|xml\.rels))$/u;

/** What the parts may weigh once unpacked: a thousand pages of text are ten million characters of XML. */
const MAX_PART_BYTES = 30 * 1024 * 1024;
const MAX_PARTS_BYTES = 50 * 1024 * 1024;
const MAX_PARTS = 200;

/** Deeper than any letter or report; a reader that calls itself would end its stack there. */
const MAX_XML_DEPTH = 400;

/**
 * A `.docx` reduced to its words, checked before anything reads it: a bomb, a lie about sizes or a nesting
 * without end stops here. Throws `damaged-file` (not a zip, cut short, no text) or `too-large`.
 */
export function trimDocx(bytes: Uint8Array): Uint8Array {
  if (!looksZipped(bytes)) throw new AppError('damaged-file', 'not a zip archive');
  const parts = unpack(bytes);
  const main = parts['word/document.xml'];
  if (!main) throw new AppError('damaged-file', 'no word/document.xml in the archive');
  for (const [name, part] of Object.entries(parts)) {
    if (name.endsWith('.xml') && xmlDepthOver(part, MAX_XML_DEPTH)) throw new AppError('damaged-file', `nested too deep: ${name}`);
  }
  return zipSync(parts, { level: 0 });
}

function unpack(bytes: Uint8Array): Unzipped {
  let [total, count] = [0, 0];
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        total += originalSize;
        count++;
        if (originalSize > MAX_PART_BYTES || total > MAX_PARTS_BYTES || count > MAX_PARTS) throw new AppError('too-large', name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('damaged-file', 'the archive can not be read', {}, { cause: error });
  }
}

/** Counts tags without building anything; comments and quoted `>` may fool it, upwards or down, by a few. */
function xmlDepthOver(part: Uint8Array, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < part.length; at++) {
    if (part[at] !== 0x3c) continue;
    const next = part[at + 1];
    if (next === 0x2f) depth--;
    else if (next !== 0x21 && next !== 0x3f) {
      const end = part.indexOf(0x3e, at);
      if (end === -1) return false;
      if (part[end - 1] !== 0x2f) depth++;
      if (depth > most) return true;
      at = end;
    }
  }
  return false;
}
