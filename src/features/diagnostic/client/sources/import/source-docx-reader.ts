import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { archiveParts } from '#features/diagnostic/model/source-archive';
import { type ReportItem, reportItem, type SourceContent } from '#features/diagnostic/model/source-block';
import { AppError } from '#shared/app-error';
import { asidesOf } from './docx-asides';
import { withNumbers } from './docx-numbers';
import { readHtml } from './source-html';

/** The parts that hold words and what orders them. */
const ARCHIVE = {
  wanted: /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[\w-]+\.(xml|xml\.rels))$/u,
  main: 'word/document.xml',
};
/** Names of styles that say nothing about the words, and what `asidesOf` tells with its words. */
const QUIET = /Unrecognised (paragraph|run|table) style|w:(proofErr|bookmark|lastRendered|moveFrom|moveTo|comment)/iu;

/**
 * The words of a `.docx` (ECMA-376), through mammoth: headings, lists with their numbers, tables, notes. Pictures leave their
 * place and their description. Throws `damaged-file` or `too-large`; the file's own words are never run.
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceContent> {
  const parts = archiveParts(bytes, ARCHIVE);
  const { value: html, messages } = await converted(zipSync(withNumbers(parts), { level: 0 }));
  const unknown = messages.filter(({ message }) => !QUIET.test(message)).map(({ message }): ReportItem => reportItem('markup', message));
  return readHtml(html, [...asidesOf(parts), ...unknown]);
}

async function converted(bytes: Uint8Array) {
  const arrayBuffer = bytes.slice().buffer;
  try {
    return await mammoth.convertToHtml(
      // In a browser mammoth reads `arrayBuffer`, in Node (the tests) `buffer`; it takes what it knows.
      { arrayBuffer, buffer: bytes } as unknown as { arrayBuffer: ArrayBuffer },
      {
        styleMap: [
          "p[style-name='Quote'] => blockquote:fresh",
          "p[style-name='Intense Quote'] => blockquote:fresh",
          "r[style-name='Footnote Reference'] => ",
        ],
        // The picture itself was not unpacked; an empty address is dropped with its tag, its words stay.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
  } catch (error) {
    throw new AppError('damaged-file', 'the words of this file can not be read', {}, { cause: error });
  }
}
