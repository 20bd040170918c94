import mammoth from 'mammoth';
import type { SourceContent } from '#features/diagnostic/model/source-block';
import { type ReportItem, reportItem } from '#features/diagnostic/model/source-block';
import { trimDocx } from '#features/diagnostic/model/source-docx';
import { AppError } from '#shared/app-error';
import { readHtml } from './source-html';

/** Names of styles that say nothing about the words. */
const QUIET = /Unrecognised (paragraph|run|table) style|w:(proofErr|bookmark|lastRendered)/iu;

/**
 * The words of a `.docx` (ECMA-376), through mammoth: headings, lists, tables, notes. Pictures leave their
 * place and their description. Throws `damaged-file` or `too-large`; the file's own words are never run.
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceContent> {
  const trimmed = trimDocx(bytes);
  const { value: html, messages } = await converted(trimmed);
  const report = messages.filter(({ message }) => !QUIET.test(message)).map(({ message }): ReportItem => reportItem('markup', message));
  return readHtml(html, report);
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
