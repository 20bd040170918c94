import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { OpenFileOptions } from './transfer';

/** What a file asks before it opens: its secret phrase, whether what is intact of it is wanted, whether it is to stand apart. */
export type Question =
  | { readonly kind: 'passphrase'; readonly isWrong: boolean }
  | { readonly kind: 'damaged'; readonly intact: number }
  | { readonly kind: 'unrelated' };

interface OpenFileQuestionProps {
  readonly question: Question;
  /** Names the file, where there are several. */
  readonly title?: string;
  readonly onClose: () => void;
  readonly onAnswer: (options: OpenFileOptions) => void;
}

/** The dialog that asks it. */
export default function OpenFileQuestion({ question, title, onClose, onAnswer }: OpenFileQuestionProps) {
  if (question.kind === 'damaged') return <DamagedDialog intact={question.intact} onClose={onClose} onAnswer={onAnswer} />;
  if (question.kind === 'unrelated') return <UnrelatedDialog onClose={onClose} onAnswer={onAnswer} />;
  return <PassphraseDialog title={title} isWrong={question.isWrong} onClose={onClose} onAnswer={onAnswer} />;
}

type Answering = Pick<OpenFileQuestionProps, 'onClose' | 'onAnswer'>;

function DamagedDialog({ intact, onClose, onAnswer }: Answering & { intact: number }) {
  const { t } = useTranslation('files');
  return (
    <Dialog
      title={t('file.damagedTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('file.leave')}</Button>
          <Button variant="go" onPress={() => onAnswer({ acceptIntact: true })}>
            {t('file.takeIntact')}
          </Button>
        </>
      }
    >
      <p>{t('file.damaged', { intact })}</p>
    </Dialog>
  );
}

function UnrelatedDialog({ onClose, onAnswer }: Answering) {
  const { t } = useTranslation('files');
  return (
    <Dialog
      title={t('file.unrelatedTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('file.leave')}</Button>
          <Button variant="go" onPress={() => onAnswer({ acceptIntact: false, apart: true })}>
            {t('file.openApart')}
          </Button>
        </>
      }
    >
      <p>{t('file.unrelated')}</p>
    </Dialog>
  );
}

function PassphraseDialog({ title, isWrong, onClose, onAnswer }: Answering & { title: string | undefined; isWrong: boolean }) {
  const { t } = useTranslation('files');
  const [passphrase, setPassphrase] = useState('');
  return (
    <Dialog
      title={title ?? t('file.lockedTitle')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="go" type="submit" form="passphrase">
          {t('file.unlock')}
        </Button>
      }
    >
      <Form id="passphrase" onSend={() => onAnswer({ passphrase, acceptIntact: false })}>
        <TextField
          label={t('file.passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          isRequired
          answer={isWrong ? t('file.wrong') : undefined}
        />
      </Form>
    </Dialog>
  );
}
