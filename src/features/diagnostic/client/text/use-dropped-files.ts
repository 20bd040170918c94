import type { LexicalEditor } from 'lexical';
import { useCallback, useEffect, useRef } from 'react';
import { useErrorSentence } from '#client/i18n/use-error-sentence';
import { showToast } from '#client/kit/notices/toast';
import type { RecordId } from '#shared/ids';
import { usePictures } from '../embeds/use-pictures';
import { useSourceImport } from '../sources/import/use-source-import';

/** What happens to files pasted or dropped on a text: a picture enters it, anything else becomes a source. */
export function useDroppedFiles(onSource: (id: RecordId) => void): (files: readonly File[], editor: LexicalEditor) => void {
  const addPictures = usePictures();
  const sentence = useErrorSentence();
  const imports = useSourceImport((ids) => {
    if (ids[0]) onSource(ids[0]);
  });
  // The import is a new object at each render, and the editor keeps what it was first given.
  const latest = useRef(imports);
  useEffect(() => {
    latest.current = imports;
    for (const failure of imports.failures) {
      showToast(`${failure.name} : ${sentence(failure.error).text}`, { kind: 'error' });
      imports.dismiss(failure);
    }
  }, [imports, sentence]);
  return useCallback(
    (files, editor) => {
      const pictures = files.filter((file) => file.type.startsWith('image/'));
      const others = files.filter((file) => !file.type.startsWith('image/'));
      if (pictures.length > 0) addPictures(pictures, editor);
      if (others.length > 0) void latest.current.files(others);
    },
    [addPictures],
  );
}
