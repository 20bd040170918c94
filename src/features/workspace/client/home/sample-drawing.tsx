import styles from './home-screen.module.css';

/** A map of a few actors, as one sees it from afar: what the sample is like, before one reads. */
export function SampleDrawing() {
  return (
    <svg className={styles.drawing} viewBox="0 0 132 84" aria-hidden>
      <path d="M28 24C48 14 60 30 76 22M76 22c18 6 22 16 34 26M28 24c2 16 6 26 18 38M46 62c16 4 28-2 44-2M76 22C70 38 58 48 46 62" />
      <circle cx="28" cy="24" r="13" data-college="people" />
      <rect x="64" y="10" width="24" height="24" rx="3" data-college="elected" />
      <path d="M46 47l15 26H31z" data-college="volunteers" />
      <path d="M104 43l15 15-15 15-15-15z" data-college="professionals" />
    </svg>
  );
}
