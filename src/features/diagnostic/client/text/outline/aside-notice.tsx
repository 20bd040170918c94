import { useTranslation } from 'react-i18next';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import type { Stored } from '#document/records/record-collection';
import { putChapterBack } from '../../../model/chapters/chapter-list';
import type { Chapter } from '../../../model/diagnostic-records';

/** Says that a chapter is put aside, whoever did it, and puts it back. */
export function AsideNotice({ chapter }: { readonly chapter: Stored<Chapter> }) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  return (
    <Notice
      kind="info"
      title={t('outline.asideTitle')}
      actions={
        <Button size="s" onPress={() => putChapterBack(core, chapter.id)}>
          {t('outline.putBack')}
        </Button>
      }
    >
      <p>{t('outline.asideHint')}</p>
    </Notice>
  );
}
