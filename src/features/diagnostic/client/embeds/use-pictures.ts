import type { LexicalEditor } from 'lexical';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCore } from '#client/documents/workspace-context.tsx';
import { drawPicture } from '#client/editor/embeds/picture-file';
import { insertBlock } from '#client/editor/text-commands';
import { useErrorSentence } from '#client/i18n/use-error-sentence';
import { showToast } from '#client/kit/notices/toast';
import { systemClock } from '#shared/clock';
import { MAX_PICTURE_CHARACTERS, picturesOf } from '../../model/picture-section';

/** Puts pictures in a text, drawn again; says why one can't be. */
export function usePictures(): (files: readonly File[], editor: LexicalEditor) => void {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const sentence = useErrorSentence();
  return useCallback(
    (files, editor) => {
      for (const file of files) {
        drawPicture(file, MAX_PICTURE_CHARACTERS).then(
          (picture) => {
            const id = picturesOf(core).create({ ...picture, description: '', createdAt: systemClock.now() });
            insertBlock(editor, { kind: 'picture', ref: id, label: t('picture.label') });
          },
          (error: unknown) => showToast(sentence(error).text, { kind: 'error' }),
        );
      }
    },
    [core, t, sentence],
  );
}
