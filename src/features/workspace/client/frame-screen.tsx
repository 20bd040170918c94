import { useTranslation } from 'react-i18next';
import { useCore } from '#client/documents/workspace-context.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { type Frame, writeFrame } from '../model/workspace-section';
import { FrameColleges } from './frame-colleges';
import { FrameFiles } from './frame-files';
import { FrameProcess } from './frame-process';
import { FrameRules } from './frame-rules';
import styles from './frame-screen.module.css';
import { useFrame } from './use-frame';

/** « Cadre »: what the group decided together before anything else. Everything is written as it is typed. */
export default function FrameScreen() {
  const { t } = useTranslation('workspace');
  return (
    <>
      <PageHeader title={t('frameTitle')} intro={t('frame.intro')} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <About />
          <FrameRules />
          <FrameFiles />
        </div>
        <div className={styles.column}>
          <FrameColleges />
          <FrameProcess />
        </div>
      </div>
    </>
  );
}

function About() {
  const { t } = useTranslation('workspace');
  const core = useCore();
  const frame = useFrame();
  const write = (change: Partial<Frame>) => writeFrame(core, change);
  return (
    <section className={styles.card} aria-label={t('frame.about')}>
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
    </section>
  );
}
