import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsContract } from '#bridge/documents-contract';
import { useMe, useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { SourceKind } from '#features/diagnostic/model/source';
import { MAX_SOURCE_BYTES, type SourceFileKind, titleFromFileName } from '#features/diagnostic/model/source-file-kind';
import { AppError, toAppError } from '#shared/app-error';
import { systemClock } from '#shared/clock';
import { newId, type RecordId } from '#shared/ids';
import { addSource, mediaTypeOf, type NewSource } from './source-import';
import { keptAsIs, readPastedSource, readSourceFile } from '../source-reading';

/** Something being brought in: which, and how far it is. */
export interface ImportStep {
  readonly name: string;
  readonly step: 'reading' | 'saving';
}

/** What could not be brought in, and why; `keep` takes it as it is, where that is possible. */
export interface ImportFailure {
  readonly id: string;
  readonly name: string;
  readonly error: unknown;
  readonly keep?: (() => void) | undefined;
}

/** What a screen needs to bring sources in: what is under way, what failed and may be dismissed, and the two ways in. */
export interface SourceImport {
  readonly current: ImportStep | undefined;
  readonly failures: readonly ImportFailure[];
  dismiss(failure: ImportFailure): void;
  files(files: readonly File[]): Promise<void>;
  paste(text: string, html: string, title?: string): Promise<void>;
}

/** Brings files and pasted words in, one after the other; `onAdded` is told each new source. */
export function useSourceImport(onAdded: (ids: readonly RecordId[]) => void): SourceImport {
  const { t } = useTranslation('sources');
  const add = useAddSource();
  const [current, setCurrent] = useState<ImportStep>();
  const [failures, setFailures] = useState<readonly ImportFailure[]>([]);
  const dismiss = (gone: ImportFailure) => setFailures((all) => all.filter((failure) => failure.id !== gone.id));

  const attempt = useCallback(
    async (name: string, read: () => Promise<NewSource>, keep?: () => void): Promise<RecordId | undefined> => {
      setCurrent({ name, step: 'reading' });
      try {
        const source = await read();
        setCurrent({ name, step: 'saving' });
        return await add(source);
      } catch (error) {
        setFailures((all) => [...all, { id: newId(), name, error, keep: toAppError(error).code === 'damaged-file' ? keep : undefined }]);
        return undefined;
      }
    },
    [add],
  );
  const done = (ids: readonly (RecordId | undefined)[]) => {
    setCurrent(undefined);
    const added = ids.filter((id) => id !== undefined);
    // One source opens at once, which says enough.
    if (added.length > 1) showToast(t('bring.addedMany', { count: added.length }));
    onAdded(added);
  };
  const keepUnread = async (file: File) => {
    done([await attempt(file.name, () => unread(file))]);
  };
  return {
    current,
    failures,
    dismiss,
    async files(files) {
      const ids: (RecordId | undefined)[] = [];
      for (const file of files)
        ids.push(await attempt(file.name, () => fromFile(file), file.size > 0 ? () => void keepUnread(file) : undefined));
      done(ids);
    },
    async paste(text, html, title) {
      done([await attempt(title || t('bring.pasted'), () => fromPaste(text, html, title || t('bring.pasted')))]);
    },
  };
}

function useAddSource(): (source: NewSource) => Promise<RecordId> {
  const workspace = useWorkspace();
  const documents = useService(documentsContract);
  const { college } = useMe();
  return useCallback(
    (source) => addSource({ workspace, documents, college, now: () => systemClock.now() }, source),
    [workspace, documents, college],
  );
}

/** What a file most likely is; its card says otherwise when a person does. */
const KIND_OF: Readonly<Record<SourceFileKind, SourceKind>> = {
  text: 'text',
  markdown: 'text',
  html: 'site',
  table: 'official-figure',
  docx: 'document',
  odt: 'document',
  image: 'document',
  kept: 'document',
};

async function fromFile(file: File): Promise<NewSource> {
  // Told before it is in memory.
  if (file.size > MAX_SOURCE_BYTES) throw new AppError('too-large', `${file.size} bytes`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { kind, suggestedTitle, content } = await readSourceFile(file.name, bytes);
  return {
    title: suggestedTitle || file.name,
    kind: KIND_OF[kind],
    content,
    original: { fileName: file.name, mediaType: mediaTypeOf(file.type), bytes },
  };
}

async function unread(file: File): Promise<NewSource> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const original = { fileName: file.name, mediaType: mediaTypeOf(file.type), bytes };
  return { title: titleFromFileName(file.name) || file.name, kind: 'document', content: keptAsIs(file.name), original };
}

async function fromPaste(text: string, html: string, title: string): Promise<NewSource> {
  const { kind, suggestedTitle, content } = await readPastedSource(text, html);
  const bytes = new TextEncoder().encode(kind === 'html' ? html : text);
  return {
    title: suggestedTitle || title,
    kind: 'text',
    content,
    original: { fileName: '', mediaType: kind === 'html' ? 'text/html' : 'text/plain', bytes },
  };
}
