import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { FrameCard } from '#client/feature';
import { type Owned, PartView, partsOf, useFeatures } from '#client/feature-parts.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { type Frame, writeFrame } from '../../model/workspace-section';
import styles from './frame-screen.module.css';
import { useFrame } from './use-frame';

/** « Cadre »: what the group decided together before anything else. Everything is written as it is typed. */
export default function FrameScreen() {
  const { t } = useTranslation('workspace');
  const cards = partsOf(useFeatures(), ({ frameCards }) => frameCards);
  return (
    <>
      <PageHeader title={t('frameTitle')} intro={t('frame.intro')} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <About />
          <Cards cards={cards.filter(({ column }) => column === 'wide')} />
        </div>
        <div className={styles.column}>
          <Cards cards={cards.filter(({ column }) => column === 'narrow')} />
        </div>
      </div>
    </>
  );
}

function Cards({ cards }: { readonly cards: readonly Owned<FrameCard>[] }) {
  return cards.map((card) => <FeatureCard key={`${card.feature}:${card.id}`} card={card} />);
}

function FeatureCard({ card }: { readonly card: Owned<FrameCard> }) {
  const { t } = useTranslation(card.feature);
  const id = useId();
  return (
    <Card as="section" gap={4} pad={5} aria-labelledby={id}>
      <h2 id={id}>{t(card.titleKey)}</h2>
      <PartView load={card.component} props={{}} />
    </Card>
  );
}

function About() {
  const { t } = useTranslation('workspace');
  const core = useCore();
  const frame = useFrame();
  const write = (change: Partial<Frame>) => writeFrame(core, change);
  return (
    <Card as="section" gap={4} pad={5} aria-label={t('frame.about')}>
      <TextField label={t('frame.name')} value={frame.title} onChange={(title) => write({ title })} maxLength={120} />
      <TextField label={t('frame.territory')} value={frame.territory} onChange={(territory) => write({ territory })} maxLength={120} />
      <TextArea
        label={t('frame.purpose')}
        description={t('frame.purposeHint')}
        value={frame.purpose}
        onChange={(purpose) => write({ purpose })}
        maxLength={2000}
        rows={2}
      />
    </Card>
  );
}
