import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { saveFile } from '#client/kit/save-file';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import { languageOfLocale } from '#shared/words/language';
import { METHOD_LICENCE } from '#features/methods/model/method';
import { type MethodDraft, methodsContract, type TitlePage } from '#features/methods/model/methods-contract';
import { DraftReview } from './draft-review';
import styles from './methods.module.css';
import { useOriginMethod } from './use-process';

/** « Transmettre »: a title page, what will leave and what was found in it, then the file. */
export function SharePanel() {
  const { t } = useTranslation('methods');
  const sharing = useSharing();
  const { page, setPage, draft, error, isReading } = sharing;
  const field = (key: keyof TitlePage) => ({ value: page[key], onChange: (text: string) => setPage({ ...page, [key]: text }) });
  return (
    <Stack gap={4}>
      <p>{t('share.intro')}</p>
      <Form className={styles.editor} onSend={() => void sharing.read()}>
        <TextField label={t('share.title')} {...field('title')} maxLength={300} isRequired />
        <TextField label={t('share.edition')} {...field('edition')} maxLength={40} isRequired />
        <TextArea label={t('share.summary')} {...field('summary')} rows={2} maxLength={4000} />
        <TextArea label={t('share.changes')} {...field('changes')} rows={2} maxLength={4000} />
        <TextField label={t('share.attribution')} description={t('share.attributionHelp')} {...field('attribution')} maxLength={300} />
        <div className={styles.row}>
          <Button type="submit" variant={draft ? 'plain' : 'go'} isDisabled={isReading}>
            {draft ? t('share.again') : t('share.check')}
          </Button>
        </div>
      </Form>
      {isReading ? <Progress label={t('share.reading')} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
      {draft ? <DraftReview draft={draft} rewrites={sharing.rewrites} onRewrite={sharing.rewrite} onWrite={sharing.write} /> : null}
    </Stack>
  );
}

/** The file on its way: what its title page says, what was rewritten for it, what the last reading found. */
function useSharing() {
  const { t, i18n } = useTranslation('methods');
  const language = languageOfLocale(i18n.language);
  const service = useService(methodsContract);
  const { id: workspaceId } = useWorkspace();
  const parent = useOriginMethod();
  const [page, setPage] = useState<TitlePage>({
    title: parent ? parent.title : t('share.titleDefault'),
    edition: parent ? nextEdition(parent.edition) : '1.0',
    summary: parent?.summary ?? '',
    attribution: '',
    changes: '',
  });
  const [rewrites, setRewrites] = useState<Readonly<Record<string, string>>>({});
  const [draft, setDraft] = useState<MethodDraft>();
  const [error, setError] = useState<unknown>();
  const [isReading, setReading] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setReading(true);
    setError(undefined);
    try {
      await work();
    } catch (reason) {
      setError(reason);
    } finally {
      setReading(false);
    }
  };
  const read = (next = rewrites) => run(async () => setDraft(await service.draft({ workspaceId, page, rewrites: { ...next }, language })));
  const rewrite = (path: string, text: string | undefined) => {
    const { [path]: _, ...others } = rewrites;
    const next = text === undefined ? others : { ...others, [path]: text };
    setRewrites(next);
    void read(next);
  };
  const write = () =>
    run(async () => {
      const file = await service.publish({ workspaceId, page, rewrites: { ...rewrites }, language });
      saveFile(file.fileName, file.text, 'application/json');
      showToast(t('share.written', { name: file.fileName, licence: parent?.licence ?? METHOD_LICENCE }));
    });
  return { page, setPage, rewrites, rewrite, draft, error, isReading, read, write };
}

/** « 1.0 » becomes « 1.1 »; an edition that is not a number gets one. */
function nextEdition(edition: string): string {
  const parts = /^(.*?)(\d+)$/u.exec(edition);
  return parts ? `${parts[1]}${Number(parts[2]) + 1}` : `${edition} 2`;
}
