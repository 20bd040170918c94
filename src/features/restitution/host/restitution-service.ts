import type { HostStream, Service } from '#bridge/contract';
import { slug } from '#shared/slug';
import { type HostContext, hostFeature } from '#host/host-feature';
import { AppError } from '#shared/app-error';
import { dayOf } from '#shared/partial-date';
import type { Restitution } from '../model/restitution';
import { type RestitutionFormat, type RestitutionOptions, restitutionContract } from '../model/restitution-contract';
import { writeHtml, writeHtmlBody } from '../model/write-html';
import { writeMarkdown } from '../model/write-markdown';
import { gatherRestitution, wordsIn } from './gather-restitution';

function createRestitutionService(context: HostContext): Service<typeof restitutionContract> {
  const gather = async (options: RestitutionOptions) => {
    const { documents } = await context.workspaces.open(options.workspaceId);
    return gatherRestitution(documents, options, dayOf(context.clock.now()));
  };
  return {
    abilities: async () => ({ pdf: context.printToPdf !== undefined }),
    async preview(options) {
      const restitution = await gather(options);
      return {
        html: writeHtmlBody(restitution, wordsIn(options.language)),
        losses: [...restitution.losses],
        isEmpty: isEmpty(restitution),
      };
    },
    make: (input, stream) => {
      // Answered at once; what goes wrong on the way closes the stream with its reason.
      make(context, gather, input, stream).then(
        () => stream.close(),
        (error: unknown) => stream.close(error),
      );
    },
  };
}

export const restitutionHost = hostFeature(restitutionContract, createRestitutionService);

type MakeInput = RestitutionOptions & { readonly format: RestitutionFormat };
type Progress = Parameters<HostStream<MakeItem, never>['emit']>[0];
type MakeItem =
  | { step: 'reading' | 'drawing' | 'printing' }
  | { file: { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer>; losses: Restitution['losses'][number][] } };

const MEDIA_TYPES: Readonly<Record<RestitutionFormat, string>> = { markdown: 'text/markdown', html: 'text/html', pdf: 'application/pdf' };
const EXTENSIONS: Readonly<Record<RestitutionFormat, string>> = { markdown: 'md', html: 'html', pdf: 'pdf' };

async function make(
  context: HostContext,
  gather: (options: RestitutionOptions) => Promise<Restitution>,
  input: MakeInput,
  stream: { emit(item: Progress): void; onClose(listener: () => void): void },
): Promise<void> {
  const stop = new AbortController();
  stream.onClose(() => stop.abort());
  stream.emit({ step: 'reading' });
  const restitution = await gather(input);
  stream.emit({ step: 'drawing' });
  const bytes = await write(context, restitution, input, () => stream.emit({ step: 'printing' }), stop.signal);
  if (stop.signal.aborted) return;
  const name = `${slug(restitution.title) || 'restitution'}.${EXTENSIONS[input.format]}`;
  stream.emit({ file: { name, mediaType: MEDIA_TYPES[input.format], bytes, losses: [...restitution.losses] } });
}

async function write(
  context: HostContext,
  restitution: Restitution,
  { format, language }: MakeInput,
  onPrint: () => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = wordsIn(language);
  const encode = (text: string) => new TextEncoder().encode(text);
  if (format === 'markdown') return encode(writeMarkdown(restitution, words));
  const html = writeHtml(restitution, words);
  if (format === 'html') return encode(html);
  if (!context.printToPdf) throw new AppError('no-printer', 'nothing here prints');
  onPrint();
  return new Uint8Array(await context.printToPdf(html, { signal }));
}

function isEmpty({ chapters, map, plan, experiments, commitments, sources }: Restitution): boolean {
  return chapters.length + experiments.length + sources.length === 0 && !map && !plan && !commitments;
}
