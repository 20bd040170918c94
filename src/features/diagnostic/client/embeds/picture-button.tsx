import type { LexicalEditor } from 'lexical';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PICTURES } from '#shared/file-kinds';
import { ToolButton } from '../text/tool-button';
import { usePictures } from './use-pictures';

const ACCEPTED = Object.values(PICTURES)
  .flatMap(({ mediaTypes }) => mediaTypes)
  .join(',');

/** Chooses a picture on this computer. */
export function PictureButton({ editor, isDisabled }: { readonly editor: LexicalEditor | undefined; readonly isDisabled: boolean }) {
  const { t } = useTranslation('diagnostic');
  const input = useRef<HTMLInputElement>(null);
  const onFiles = usePictures();
  return (
    <>
      <ToolButton label={t('tools.picture')} isDisabled={isDisabled} onPress={() => input.current?.click()} words />
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={t('tools.picture')}
        onChange={(event) => {
          if (editor) onFiles([...(event.target.files ?? [])], editor);
          event.target.value = '';
        }}
      />
    </>
  );
}
