import type { LexicalEditor } from 'lexical';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { PICTURES } from '#shared/file-kinds';
import { usePictures } from './use-pictures';

const ACCEPTED = Object.values(PICTURES)
  .flatMap(({ mediaTypes }) => mediaTypes)
  .join(',');

/** Chooses a picture on this computer, when it is clicked through its `ref`. */
export function PictureInput({ editor, ref }: { readonly editor: LexicalEditor | undefined; readonly ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('diagnostic');
  const onFiles = usePictures();
  return (
    <input
      ref={ref}
      type="file"
      accept={ACCEPTED}
      hidden
      aria-label={t('tools.picture')}
      onChange={(event) => {
        if (editor) onFiles([...(event.target.files ?? [])], editor);
        event.target.value = '';
      }}
    />
  );
}
