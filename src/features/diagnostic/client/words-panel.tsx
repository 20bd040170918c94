import type { LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { insertText } from '#client/editor/text-commands';
import type { TextSession } from '#client/editor/text-session';
import { Button } from '#client/kit/button.tsx';
import { goneWords } from '#document/text/gone-words';
import type { OwnRun } from '#document/text/own-words';
import styles from './beside.module.css';

/** « Retrouver mes mots »: what this person wrote here and that is no longer in the text. Seen by nobody else. */
export function WordsPanel({ session, editor }: { readonly session: TextSession | undefined; readonly editor: LexicalEditor | undefined }) {
  const { t, i18n } = useTranslation('diagnostic');
  const runs = useGoneWords(session);
  return (
    <section className={styles.notes} aria-label={t('words.label')}>
      <p className={styles.hint}>{t('words.intro')}</p>
      {runs.length === 0 ? <p>{t('words.none')}</p> : null}
      {runs.map((run) => (
        <article key={`${run.id.client}:${run.id.clock}`} className={styles.card}>
          <p className={styles.words}>{run.text}</p>
          <small>{t('words.removed', { when: new Date(run.at).toLocaleString(i18n.language) })}</small>
          <div className={styles.gestures}>
            <Button
              size="s"
              isDisabled={!editor}
              onPress={() => {
                if (!editor || !session) return;
                insertText(editor, run.text);
                session.words.forget(run);
              }}
            >
              {t('words.insert')}
            </Button>
            <Button size="s" variant="quiet" onPress={() => session?.words.forget(run)}>
              {t('words.forget')}
            </Button>
          </div>
        </article>
      ))}
      {runs.length > 1 ? (
        <Button size="s" variant="quiet" onPress={() => runs.forEach((run) => void session?.words.forget(run))}>
          {t('words.forgetAll')}
        </Button>
      ) : null}
    </section>
  );
}

function useGoneWords(session: TextSession | undefined): readonly OwnRun[] {
  const [runs, setRuns] = useState<readonly OwnRun[]>([]);
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
