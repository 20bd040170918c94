import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';

interface ChapterDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSave: (title: string, question: string) => void;
  /** The chapter being renamed; absent for a new one. */
  readonly chapter?: { readonly title: string; readonly question: string };
}

/** Names a chapter. */
export function ChapterDialog(props: ChapterDialogProps) {
  return props.isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, onSave, chapter }: ChapterDialogProps) {
  const { t } = useTranslation('diagnostic');
  const [title, setTitle] = useState(chapter?.title ?? '');
  const [question, setQuestion] = useState(chapter?.question ?? '');
  return (
    <Dialog
      title={t(chapter ? 'chapter.rename' : 'chapter.new')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="go" type="submit" form="chapter">
          {t(chapter ? 'save' : 'chapter.create')}
        </Button>
      }
    >
      <Form id="chapter" onSend={() => onSave(title.trim(), question.trim())}>
        <TextField
          label={t('chapter.title')}
          value={title}
          onChange={setTitle}
          maxLength={300}
          placeholder={t('firstChapter')}
          autoFocus
          isRequired
        />
        <TextField
          label={t('chapter.question')}
          description={t('chapter.questionHint')}
          value={question}
          onChange={setQuestion}
          maxLength={300}
        />
      </Form>
    </Dialog>
  );
}
