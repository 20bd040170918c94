import { Copy, MessageSquareQuote, Quote, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { showToast } from '#client/kit/notices/toast';
import { testimoniesAt } from '#features/diagnostic/model/diagnostic-section';
import type { StoredSource } from '#features/diagnostic/model/source';
import { coarsenLabel } from '#features/diagnostic/model/source-speaker-label';
import { systemClock } from '#shared/clock';
import { formatPartialDate } from '#shared/partial-date';
import { FRENCH } from '#shared/words/language';
import styles from './source.module.css';
import type { Passage, SourcesPanelProps } from './source-panel-props';

interface SourcePassageProps extends Pick<SourcesPanelProps, 'onCite'> {
  readonly source: StoredSource;
  readonly passage: Passage;
  readonly onClear: () => void;
}

/** The chosen words and what can be done with them; stays in sight while one reads on. */
export function SourcePassage({ source, passage, onCite, onClear }: SourcePassageProps) {
  const { t } = useTranslation('sources');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(withReference(source, passage.quote));
      showToast(t('cite.copied'));
    } catch {
      showToast(t('cite.copyFailed'), { kind: 'error' });
    }
  };
  return (
    <section className={styles.passage} aria-label={t('cite.bar')}>
      <div className={styles.passageHead}>
        <p role="status" className={styles.chosen}>
          <span className="visually-hidden">{t('cite.bar')} </span>
          {inGuillemets(passage.quote)}
        </p>
        <IconButton label={t('cite.clear')} onPress={onClear}>
          <X size={20} aria-hidden />
        </IconButton>
      </div>
      <Row>
        {onCite ? (
          <Button variant="go" icon={<Quote size={20} aria-hidden />} onPress={() => onCite(source.id, passage)}>
            {t('cite.cite')}
          </Button>
        ) : null}
        <Button icon={<Copy size={20} aria-hidden />} onPress={copy}>
          {t('cite.copy')}
        </Button>
        {source.testimony ? <KeepTestimony source={source} passage={passage} /> : null}
      </Row>
    </section>
  );
}

/** The words keep their source and their consent; without consent they stay in the source. */
function KeepTestimony({ source, passage }: { source: StoredSource; passage: Passage }) {
  const { t } = useTranslation('sources');
  const testimonies = testimoniesAt(useCoreAndTable());
  const { consent } = source;
  if (consent === undefined) return <p className={styles.soft}>{t('cite.needConsent')}</p>;
  const keep = () => {
    testimonies.create({
      words: passage.quote,
      label: coarsenLabel(source.author),
      college: '',
      consent,
      chapterId: '',
      sourceId: source.id,
      createdAt: systemClock.now(),
    });
    showToast(t('cite.testimonyKept'));
  };
  return (
    <Button icon={<MessageSquareQuote size={20} aria-hidden />} onPress={keep}>
      {t('cite.testimony')}
    </Button>
  );
}

function withReference(source: StoredSource, quote: string): string {
  const facts = [source.title, source.author, source.date ? formatPartialDate(source.date, FRENCH) : ''].filter(Boolean);
  return `${inGuillemets(quote)} (${facts.join(', ')})`;
}

/** The words between guillemets, once: words that already are somebody's keep their own. */
function inGuillemets(quote: string): string {
  return /^[«“"].*[»”"]$/su.test(quote) ? quote : `«\u00a0${quote}\u00a0»`;
}
