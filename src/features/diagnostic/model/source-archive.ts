import { type Unzipped, unzipSync } from 'fflate';
import { AppError } from '#shared/app-error';
import { looksZipped } from './source-file-kind';

/** What the parts may weigh once unpacked: a thousand pages of text are ten million characters of XML. */
const MAX_PART_BYTES = 30 * 1024 * 1024;
const MAX_PARTS_BYTES = 50 * 1024 * 1024;
const MAX_PARTS = 200;

/** Deeper than any letter or report; a reader that calls itself would end its stack there. */
const MAX_XML_DEPTH = 400;

/**
 * The parts of an archive (`.docx`, `.odt`) that hold words, unpacked and checked before anything reads them: a bomb, a lie
 * about sizes or a nesting without end stops here. `wanted` are the names that are unpacked at all, pictures, fonts and macros
 * never being among them; `main` is the one without which there is nothing to read.
 * Throws `damaged-file` (not a zip, cut short, no text) or `too-large`.
 */
export function archiveParts(bytes: Uint8Array, { wanted, main }: { readonly wanted: RegExp; readonly main: string }): Unzipped {
  if (!looksZipped(bytes)) throw new AppError('damaged-file', 'not a zip archive');
  const parts = unpack(bytes, wanted);
  if (!parts[main]) throw new AppError('damaged-file', `no ${main} in the archive`);
  for (const [name, part] of Object.entries(parts)) {
    if (name.endsWith('.xml') && xmlDepthOver(part, MAX_XML_DEPTH)) throw new AppError('damaged-file', `nested too deep: ${name}`);
  }
  return parts;
}

function unpack(bytes: Uint8Array, wanted: RegExp): Unzipped {
  let [total, count] = [0, 0];
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
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
