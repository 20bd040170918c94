import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stored } from '#document/records/record-collection';
import type { Contribution } from '../model/contribution';
import type { KindCount } from '../model/contribution-groups';
import { kindsOf, type Step } from '../model/workshop-section';
import { Author } from './contributions/contribution-card';
import { KindMark } from './contributions/kind-mark';
import { useQuestion } from './use-question';
import styles from './projector-view.module.css';

interface ProjectorViewProps {
  readonly step: Stored<Step>;
  readonly contributions: readonly Stored<Contribution>[];
  readonly counts: readonly KindCount[];
  readonly writers: number;
  readonly onClose: () => void;
}

/** The question for the whole room, and what is brought to it, the latest first. Nothing to press: Escape leaves. */
export function ProjectorView({ step, contributions, counts, writers, onClose }: ProjectorViewProps) {
  const { t } = useTranslation('workshop');
  const questionOf = useQuestion();
  useFullScreen(onClose);
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.room ?? ''}>
          <Heading slot="title" level={2} className={styles.question ?? ''}>
            {questionOf(step)}
          </Heading>
          {step.help ? <p className={styles.help}>{step.help}</p> : null}
          <p className={styles.counts}>
            <b>{t('contributions', { count: contributions.length })}</b>
            {counts.map((count) => (
              <span key={count.kind}>
                <KindMark kind={count.kind} size={32} /> {count.total}
              </span>
            ))}
            {writers > 0 ? <span>{t('counts.writers', { count: writers })}</span> : null}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section className={styles.wall} aria-label={t('projector.wall')} tabIndex={0}>
            <ul className={styles.cards}>
              {[...contributions].reverse().map((contribution) => (
                <li key={contribution.id} className={styles.card}>
                  {kindsOf(step).length > 1 ? <KindMark kind={contribution.kind} size={28} /> : null}
                  <p className={styles.words}>{contribution.text}</p>
                  <Author contribution={contribution} />
                </li>
              ))}
            </ul>
          </section>
          <p className="visually-hidden">{t('projector.leave')}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Takes the whole screen where the browser allows it; leaving it by the browser's own key leaves the view too. */
function useFullScreen(onLeave: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the view opens
  useEffect(() => {
    const page = document.documentElement;
    const left = () => {
      if (!document.fullscreenElement) onLeave();
    };
    page.requestFullscreen?.().then(
      () => document.addEventListener('fullscreenchange', left),
      () => {}, // The view covers the window all the same.
    );
    return () => {
      document.removeEventListener('fullscreenchange', left);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    };
  }, []);
}
