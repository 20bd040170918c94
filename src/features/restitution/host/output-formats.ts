import type { PrintToPdf } from '#host/printing/print-to-pdf';
import { AppError } from '#shared/app-error';
import type { OutputDocument } from '#shared/output/section';
import type { PrintFont } from '../model/print-style';
import { writeHtml } from '../model/write-html';
import { writeMarkdown } from '../model/write-markdown';
import type { fr } from '../words/print.fr';

/** What a writer may use beside the document. */
interface WriterTools {
  /** Prints a page; undefined where nothing on this computer can. */
  readonly printToPdf: PrintToPdf | undefined;
  /** The letters that a page brings along. */
  readonly fonts: readonly PrintFont[];
  /** Called when the printing begins. */
  readonly onPrint: () => void;
  readonly signal: AbortSignal;
}

/** One kind of file a document can leave as. */
interface OutputFormat {
  /** Its name is the sentence `formats.<id>` of `words/print.*.ts`. */
  readonly id: keyof (typeof fr)['formats'];
  readonly mediaType: string;
  /** Without its dot. */
  readonly extension: string;
  /** Set when it is made only where something prints. */
  readonly isPrinted?: true;
  write(document: OutputDocument, tools: WriterTools): string | Promise<Uint8Array>;
}

/** Every kind of file, in the order they are offered; a new one is a writer and a line here. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = [
  { id: 'pdf', mediaType: 'application/pdf', extension: 'pdf', isPrinted: true, write: print },
  { id: 'html', mediaType: 'text/html', extension: 'html', write: (document, { fonts }) => writeHtml(document, fonts) },
  { id: 'markdown', mediaType: 'text/markdown', extension: 'md', write: writeMarkdown },
];

async function print(document: OutputDocument, { printToPdf, fonts, onPrint, signal }: WriterTools): Promise<Uint8Array> {
  if (!printToPdf) throw new AppError('no-printer', 'nothing here prints');
  const page = writeHtml(document, fonts);
  onPrint();
  return printToPdf(page, { signal });
}
