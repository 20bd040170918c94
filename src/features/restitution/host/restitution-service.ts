import type { HostStream, Service } from '#bridge/contract';
import { slug } from '#shared/slug';
import type { FeatureOutput } from '#host/feature-output';
import { type HostContext, type HostFeature, hostFeature } from '#host/host-feature';
import { AppError } from '#shared/app-error';
import { dayOf } from '#shared/partial-date';
import { sayIn } from '#shared/words/reader';
import { type RestitutionFile, type RestitutionOptions, restitutionContract } from '../model/restitution-contract';
import { writeHtmlBody } from '../model/write-html';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { type Composed, composeDocument } from './compose-document';
import { readFonts } from './fonts';
import { OUTPUT_FORMATS } from './output-formats';

/** Gives back what these features hold; it knows none of them. */
export function createRestitutionHost(features: readonly HostFeature[]): HostFeature {
  const outputs = features.flatMap(({ restitution }) => restitution ?? []);
  return hostFeature(restitutionContract, (context) => createRestitutionService(context, outputs));
}

function createRestitutionService(context: HostContext, outputs: readonly FeatureOutput[]): Service<typeof restitutionContract> {
  const canPrint = context.printToPdf !== undefined;
  const compose = async (options: RestitutionOptions) => {
    const { documents } = await context.workspaces.open(options.workspaceId);
    return composeDocument(outputs, documents, options, dayOf(context.clock.now()));
  };
  return {
    async choices({ language }) {
      const say = sayIn(language, { fr, en });
      const sections = outputs.flatMap((output) => output.sections).map(({ id, title }) => ({ id, label: title(language) }));
      const formats = OUTPUT_FORMATS.filter(({ isPrinted }) => canPrint || !isPrinted);
      return { sections, formats: formats.map(({ id }) => ({ id, label: say(`formats.${id}`) })), canPrint };
    },
    async preview(options) {
      const { document, losses } = await compose(options);
      return { html: writeHtmlBody(document), losses: [...losses], isEmpty: document.sections.length === 0 };
    },
    make: (input, stream) => {
      // Answered at once; what goes wrong on the way closes the stream with its reason.
      make(context, compose, input, stream).then(
        () => stream.close(),
        (error: unknown) => stream.close(error),
      );
    },
  };
}

type MakeInput = RestitutionOptions & { readonly format: string };
type MakeItem = { step: 'reading' | 'drawing' | 'printing' } | { file: RestitutionFile };
type MakeStream = Pick<HostStream<MakeItem, never>, 'emit' | 'onClose'>;

async function make(
  context: HostContext,
  compose: (options: RestitutionOptions) => Promise<Composed>,
  input: MakeInput,
  stream: MakeStream,
): Promise<void> {
  const format = OUTPUT_FORMATS.find(({ id }) => id === input.format);
  if (!format) throw new AppError('bad-input', `no format ${input.format}`);
  const stop = new AbortController();
  stream.onClose(() => stop.abort());
  stream.emit({ step: 'reading' });
  const { document, losses } = await compose(input);
  stream.emit({ step: 'drawing' });
  const onPrint = () => stream.emit({ step: 'printing' });
  const fonts = await readFonts(context.resourcesFolder);
  const written = await format.write(document, { printToPdf: context.printToPdf, fonts, onPrint, signal: stop.signal });
  if (stop.signal.aborted) return;
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : new Uint8Array(written);
  const name = `${slug(document.title) || 'restitution'}.${format.extension}`;
  stream.emit({ file: { name, mediaType: format.mediaType, bytes, losses: [...losses] } });
}
