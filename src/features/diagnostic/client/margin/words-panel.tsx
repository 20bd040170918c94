import type { LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { insertText } from '#client/editor/text-commands';
import type { TextSession } from '#client/editor/text-session';
import { Button } from '#client/kit/button.tsx';
import { type GoneWords, goneWords } from '#document/text/gone-words';
import { useLocale } from '#client/i18n/use-locale';
import { systemClock } from '#shared/clock';
import { formatMoment } from '#shared/moment';
import styles from './beside.module.css';

/** « Retrouver mes mots »: what this person wrote here and that is no longer in the text. Seen by nobody else. */
export function WordsPanel({ session, editor }: { readonly session: TextSession | undefined; readonly editor: LexicalEditor | undefined }) {
  const { t } = useTranslation('diagnostic');
  const locale = useLocale();
  const gone = useGoneWords(session);
  const forget = ({ runs }: GoneWords) => {
    for (const run of runs) session?.words.forget(run);
  };
  return (
    <section className={styles.notes} aria-label={t('words.label')}>
      <p className={styles.hint}>{t('words.intro')}</p>
      {gone.length === 0 ? <p>{t('words.none')}</p> : null}
      {gone.map((one) => (
        <Card key={`${one.runs[0]?.id.client}:${one.runs[0]?.id.clock}`} as="article" pad={[3, 4]} align="start" isSmall>
          <p className={styles.words}>{one.text}</p>
          <small>{t('words.removed', { when: formatMoment(one.at, systemClock.now(), locale) })}</small>
          <Row align="stretch">
            <Button
              size="s"
              isDisabled={!editor}
              onPress={() => {
                if (!editor) return;
                insertText(editor, one.text);
                forget(one);
              }}
            >
              {t('words.insert')}
            </Button>
            <Button size="s" variant="quiet" onPress={() => forget(one)}>
              {t('words.forget')}
            </Button>
          </Row>
        </Card>
      ))}
      {gone.length > 1 ? (
        <Button size="s" variant="quiet" onPress={() => gone.forEach(forget)}>
          {t('words.forgetAll')}
        </Button>
      ) : null}
    </section>
  );
}

function useGoneWords(session: TextSession | undefined): readonly GoneWords[] {
  const [runs, setRuns] = useState<readonly GoneWords[]>([]);
  useEffect(() => {
    if (!session) return;
    const read = () => setRuns(goneWords(session.doc, session.words));
    read();
    const stops = [session.words.onChange(read), session.onChange(read)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
  return runs;
}
