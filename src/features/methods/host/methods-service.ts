import { outlineOf } from '#features/experiment/model/apply-method';
import { agendasFromWorkshops } from '#features/workshop/model/workshop-agenda';
import type { Service } from '#bridge/contract';
import { plainContent } from '#document/plain-content';
import type { DocumentHub } from '#host/documents/document-hub';
import { type HostContext, hostFeature } from '#host/host-feature';
import { AppError } from '#shared/app-error';
import { bundledMethods } from '../model/bundled-methods';
import { compareMethods } from '../model/compare-methods';
import { methodFileName, parseMethod, writeMethod } from '../model/method-file';
import { methodFromProcess } from '../model/method-from-process';
import { rewriteTexts } from '../model/method-texts';
import { type DraftInput, type MethodDraft, methodsContract } from '../model/methods-contract';
import { originMethodText, processRecords } from '../model/process-section';
import { scanMethod } from '../model/scan-method';
import { type SensitiveSource, sensitiveTerms } from '../model/sensitive-terms';

/** A workshop's own title says when and where it was: an agenda is called by its number. */
const agendaTitle = (number: number) => `Atelier ${number}`;

/** What stands for a title that had to be taken out. */
const UNTITLED = 'Sans titre';

function createMethodsService({ workspaces }: HostContext): Service<typeof methodsContract> {
  const draftOf = async (input: DraftInput) => draftMethod((await workspaces.open(input.workspaceId)).documents, input);
  return {
    draft: draftOf,
    async publish(input) {
      const { findings, fileName, text } = await draftOf(input);
      if (findings.length > 0) throw new AppError('forbidden', `${findings.length} texts still hold something of the démarche`);
      return { fileName, text };
    },
  };
}

export const methodsHost = hostFeature(methodsContract, createMethodsService);

/** The method as it would be written, and what a person must know before it is. */
async function draftMethod(documents: DocumentHub, { page, rewrites }: DraftInput): Promise<MethodDraft> {
  const { whole, parent } = await documents.using('core', ({ doc }) => {
    const origin = originMethodText(doc);
    const from = origin === undefined ? undefined : parseMethod(origin);
    const drawn = methodFromProcess(processRecords(doc), page, from, outlineOf(doc, from));
    return { parent: from, whole: { ...drawn, tools: [...drawn.tools, ...agendasFromWorkshops(doc, agendaTitle)] } };
  });
  const method = rewriteTexts(whole, rewrites, UNTITLED);
  const published = [...bundledMethods(), ...(parent ? [parent] : [])];
  const report = scanMethod(method, sensitiveTerms(await everythingWritten(documents)), published);
  return {
    text: writeMethod(method),
    fileName: methodFileName(method),
    findings: report.findings.map((finding) => ({ ...plain(finding), matches: finding.matches.map((match) => ({ ...match })) })),
    doubts: report.doubts.map((doubt) => ({ ...plain(doubt), words: [...doubt.words] })),
    changes: parent ? compareMethods(parent, method).map((change) => ({ ...change, under: [...change.under] })) : [],
    ...(parent ? { parentTitle: parent.title } : {}),
    textCount: report.textCount,
    termCount: report.termCount,
  };
}

function plain({ path, under, field, text }: { path: string; under: readonly string[]; field: string; text: string }) {
  return { path, under: [...under], field, text };
}

/** All that the démarche's documents hold, long texts included; the process itself is left out by its roots. */
async function everythingWritten(documents: DocumentHub): Promise<SensitiveSource[]> {
  const sources: SensitiveSource[] = [];
  for (const id of await documents.list()) {
    const roots = await documents.using(id, ({ doc }) => plainContent(doc));
    // Outside the core every root is somebody's text, whatever it is called.
    sources.push(...roots.map(({ root, value }) => ({ root: id === 'core' ? root : 'text', value })));
  }
  return sources;
}
