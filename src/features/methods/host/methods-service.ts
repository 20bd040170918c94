import type * as Y from 'yjs';
import type { Service } from '#bridge/contract';
import { mayRead, WINDOW } from '#document/audience';
import { type FeatureModel, sectionsOf } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import { plainContent } from '#document/text/plain-content';
import { documentKind } from '#document/section';
import { writeFrame } from '#features/workspace/model/workspace-section';
import type { DocumentHub } from '#host/documents/document-hub';
import { type HostContext, type HostFeature, hostFeature } from '#host/host-feature';
import { AppError } from '#shared/app-error';
import { localeOf } from '#shared/words/language';
import { sayIn } from '#shared/words/reader';
import { bundledMethods } from '../model/bundled-methods';
import { compareMethods } from '../model/compare-methods';
import { methodFileName, parseMethod, writeMethod } from '../model/method-file';
import { methodFromProcess } from '../model/method-from-process';
import { applyMethod, withParts } from '../model/method-parts';
import { rewriteTexts } from '../model/method-texts';
import { type DraftInput, type MethodDraft, methodsContract } from '../model/methods-contract';
import { originMethodText, processRecords } from '../model/process-section';
import { scanMethod } from '../model/scan-method';
import { sensitiveSources } from '../model/sensitive-sources';
import { type SensitiveSource, sensitiveTerms } from '../model/sensitive-terms';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { rulesOutput } from './rules-output';

function createMethodsService({ workspaces, clock, models }: HostContext): Service<typeof methodsContract> {
  const draftOf = async (input: DraftInput) => draftMethod((await workspaces.open(input.workspaceId)).documents, models, input);
  return {
    async start({ title, territory, methodText, firstTitle, language }) {
      // Read before anything is made: a method that can't be read leaves no half-made démarche behind.
      const method = methodText === undefined ? undefined : parseMethod(methodText);
      const createdAt = clock.now();
      const seed = (core: Y.Doc) => {
        writeFrame(core, { title, territory, createdAt }, IMPORT);
        if (method) applyMethod(models, core, method, createdAt);
        for (const model of models) model.begin?.(core, { createdAt, firstTitle: method ? '' : firstTitle, language });
      };
      const { id } = await workspaces.create({ title, seed });
      return { id };
    },
    draft: draftOf,
    async publish(input) {
      const { findings, fileName, text } = await draftOf(input);
      if (findings.length > 0) throw new AppError('forbidden', `${findings.length} texts still hold something of the démarche`);
      return { fileName, text };
    },
  };
}

/** Answers `methodsContract` on the host. */
export const methodsHost: HostFeature = { ...hostFeature(methodsContract, createMethodsService), restitution: rulesOutput };

/** The method as it would be written, and what a person must know before it is. */
async function draftMethod(documents: DocumentHub, models: readonly FeatureModel[], input: DraftInput): Promise<MethodDraft> {
  const { page, rewrites, language } = input;
  const { whole, parent } = await documents.using('core', ({ doc }) => {
    const origin = originMethodText(doc);
    const from = origin === undefined ? undefined : parseMethod(origin);
    const drawn = methodFromProcess(processRecords(doc), page, from);
    return { parent: from, whole: withParts(drawn, models, doc, from) };
  });
  const method = rewriteTexts(whole, rewrites, sayIn(language, { fr, en })('untitled'));
  const published = [...bundledMethods(), ...(parent ? [parent] : [])];
  const report = scanMethod(method, sensitiveTerms(await everythingWritten(documents, models)), published);
  return {
    text: writeMethod(method),
    fileName: methodFileName(method),
    findings: report.findings.map((finding) => ({ ...plain(finding), matches: finding.matches.map((match) => ({ ...match })) })),
    doubts: report.doubts.map((doubt) => ({ ...plain(doubt), words: [...doubt.words] })),
    changes: parent ? compareMethods(parent, method, localeOf(language)).map((change) => ({ ...change, under: [...change.under] })) : [],
    ...(parent ? { parentTitle: parent.title } : {}),
    textCount: report.textCount,
    termCount: report.termCount,
  };
}

function plain({ path, under, field, text }: { path: string; under: readonly string[]; field: string; text: string }) {
  return { path, under: [...under], field, text };
}

/** All that the démarche's documents hold, long texts included, without what is published on purpose. */
async function everythingWritten(documents: DocumentHub, models: readonly FeatureModel[]): Promise<SensitiveSource[]> {
  const sources: SensitiveSource[] = [];
  for (const id of (await documents.list()).filter((one) => mayRead(WINDOW, one))) {
    const sections = sectionsOf(models).filter(({ kind }) => kind === documentKind(id));
    sources.push(...sensitiveSources(await documents.using(id, ({ doc }) => plainContent(doc)), sections));
  }
  return sources;
}
