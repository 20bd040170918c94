import { ClipboardPaste, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { READABLE_EXTENSIONS } from '#features/diagnostic/model/source-file-kind';
import styles from '../source.module.css';
import { SourcePasteDialog } from './source-paste-dialog';
import type { ImportFailure, SourceImport } from './use-source-import';

/** The ways in: choose, paste, drop; how far it is; and what could not come in. */
export function SourceBring({ bring, compact }: { bring: SourceImport; compact: boolean }) {
  const { t } = useTranslation('sources');
  const [pasting, setPasting] = useState(false);
  return (
    <section className={styles.bring} aria-label={t('bring.label')}>
      {compact ? null : (
        <>
          <Row>
            <FileTrigger
              allowsMultiple
              acceptedFileTypes={READABLE_EXTENSIONS}
              onSelect={(list) => {
                if (list && list.length > 0) void bring.files([...list]);
              }}
            >
              <Button variant="go" icon={<FileUp size={20} aria-hidden />} isDisabled={bring.current !== undefined}>
                {t('bring.file')}
              </Button>
            </FileTrigger>
            <Button
              icon={<ClipboardPaste size={20} aria-hidden />}
              onPress={() => setPasting(true)}
              isDisabled={bring.current !== undefined}
            >
              {t('bring.paste')}
            </Button>
          </Row>
          <p className={styles.soft}>{t('bring.hint')}</p>
        </>
      )}
      {bring.current ? <Progress label={t(`bring.${bring.current.step}`, { name: bring.current.name })} /> : null}
      {bring.failures.map((failure) => (
        <Failure key={failure.id} failure={failure} onClose={() => bring.dismiss(failure)} />
      ))}
      {pasting ? (
        <SourcePasteDialog onClose={() => setPasting(false)} onSave={(text, html, title) => void bring.paste(text, html, title)} />
      ) : null}
    </section>
  );
}

function Failure({ failure, onClose }: { failure: ImportFailure; onClose: () => void }) {
  const { t } = useTranslation('sources');
  const keep = failure.keep;
  return (
    <Stack gap={2} align="start">
      <p className={styles.failed}>{t('bring.failed', { name: failure.name })}</p>
      <ErrorNotice error={failure.error} onClose={onClose} />
      {keep ? (
        <Button
          size="s"
          onPress={() => {
            onClose();
            keep();
          }}
        >
          {t('bring.keep')}
        </Button>
      ) : null}
    </Stack>
  );
}
