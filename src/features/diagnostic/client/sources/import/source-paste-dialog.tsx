import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';

interface SourcePasteDialogProps {
  readonly onClose: () => void;
  readonly onSave: (text: string, html: string, title: string) => void;
}

/** A text pasted or typed in, for who does not paste on the page itself. */
export function SourcePasteDialog({ onClose, onSave }: SourcePasteDialogProps) {
  const { t } = useTranslation('sources');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const save = () => {
    onClose();
    onSave(text, '', title.trim());
  };
  return (
    <Dialog
      title={t('pasteDialog.title')}
      isOpen
      onClose={onClose}
      size="l"
      actions={
        <>
          <Button onPress={onClose}>{t('pasteDialog.cancel')}</Button>
          <Button variant="go" type="submit" form="paste">
            {t('pasteDialog.save')}
          </Button>
        </>
      }
    >
      <Form id="paste" onSend={save}>
        <Stack gap={4}>
          <TextField
            label={t('pasteDialog.name')}
            description={t('pasteDialog.nameHint')}
            value={title}
            onChange={setTitle}
            maxLength={300}
            autoFocus
          />
          <TextArea label={t('pasteDialog.words')} value={text} onChange={setText} rows={8} isRequired />
        </Stack>
      </Form>
    </Dialog>
  );
}
