import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { namesOf, screenAddress } from '#client/feature';
import { PartView } from '#client/feature-parts.tsx';
import { classNames } from '#client/kit/class-names';
import styles from './path-nav.module.css';
import { type PathStep, pathSteps, screenOfStep } from '../path-steps';
import { type Hotkeys, useHotkeys } from './use-hotkeys';

/** The path of the démarche: where one is, where one can go. A step nobody built is said to be to come. */
export function PathNav({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  const [isOpen, setOpen] = useState(false);
  useHotkeys(stepHotkeys(workspaceId));
  const toggle = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    toggle.current?.focus();
  };
  const current = pathSteps.find((step) => isAt(location, screenOfStep(step)?.path));
  return (
    <nav className={styles.nav} aria-label={t('path')} onKeyDown={onKeyDown}>
      <button ref={toggle} type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {current ? `${pathSteps.indexOf(current) + 1} · ${t(current.nameKey, { ns: namesOf(current.feature) })}` : t('pathOpen')}
        {isOpen ? <ChevronUp size={20} aria-hidden /> : <ChevronDown size={20} aria-hidden />}
      </button>
      <ol className={classNames(styles.steps, isOpen && styles.open)}>
        {pathSteps.map((step) => (
          <Step key={step.id} step={step} workspaceId={workspaceId} isCurrent={step === current} onGo={() => setOpen(false)} />
        ))}
      </ol>
    </nav>
  );
}

/** Alt + the step's number, wherever one is. */
function stepHotkeys(workspaceId: string): Hotkeys {
  return Object.fromEntries(
    pathSteps.map((step, index) => [
      `alt+${index + 1}`,
      () => {
        const screen = screenOfStep(step);
        if (screen) window.location.hash = screenAddress(workspaceId, screen.path);
      },
    ]),
  );
}

function isAt(location: string, path: string | undefined): boolean {
  return path !== undefined && (location === `/${path}` || location.startsWith(`/${path}/`));
}

interface StepProps {
  readonly step: PathStep;
  readonly workspaceId: string;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
}

function Step({ step, workspaceId, isCurrent, onGo }: StepProps) {
  const { t } = useTranslation('shell');
  const screen = screenOfStep(step);
  const number = pathSteps.indexOf(step) + 1;
  const name = t(step.nameKey, { ns: namesOf(step.feature) });
  if (!screen)
    return (
      <li className={styles.soon}>
        <b aria-hidden>{number}</b>
        <span>
          {name}
          <small>{t('soon')}</small>
        </span>
      </li>
    );
  return (
    <li>
      <a
        href={screenAddress(workspaceId, screen.path)}
        aria-current={isCurrent ? 'page' : undefined}
        className={classNames(styles.step, isCurrent && styles.on)}
        onClick={onGo}
      >
        <b aria-hidden>{number}</b>
        <span>
          <span className={styles.name}>{name}</span>
          {screen.summary ? (
            <small>
              <Suspense>
                <PartView load={screen.summary} props={{}} />
              </Suspense>
            </small>
          ) : null}
        </span>
      </a>
      {isCurrent && screen.contents ? (
        <Suspense>
          <PartView load={screen.contents} props={{}} />
        </Suspense>
      ) : null}
    </li>
  );
}
