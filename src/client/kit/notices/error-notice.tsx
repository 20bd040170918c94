import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '#client/i18n/use-error-sentence';
import { Button } from '../button';
import { Notice } from './notice';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** A failure, said the same way everywhere: what happened, what is safe, what to do. */
export function ErrorNotice({ error, onRetry, onClose }: ErrorNoticeProps) {
  const { t } = useTranslation('kit');
  const sentence = useErrorSentence()(error);
  return (
    <Notice
      kind="error"
      title={sentence.what}
      actions={
        onRetry ? (
          <Button size="s" onPress={onRetry}>
            {t('retry')}
          </Button>
        ) : null
      }
      {...(onClose ? { onClose } : {})}
    >
      <p>{sentence.safe}</p>
      <p>{sentence.todo}</p>
    </Notice>
  );
}
