import { useTranslation } from 'react-i18next';
import { Notice } from '#client/kit/notices/notice.tsx';
import styles from './phones.module.css';

/** What may stand between a phone and this computer, each with a drawing of 96 × 64. */
const OBSTACLES = [
  {
    key: 'sameWifi',
    // A phone and a computer under one wave.
    lines: ['M14 20h18v34H14z', 'M20 49h6', 'M56 26h28v20H56z', 'M50 54h40l-6-8H56z', 'M34 14q14-12 28 0', 'M39 20q9-8 18 0', 'M48 26v1'],
  },
  {
    key: 'guestWifi',
    // A wall between them.
    lines: [
      'M10 20h18v34H10z',
      'M16 49h6',
      'M64 26h24v20H64z',
      'M58 54h36l-6-8H64z',
      'M40 8v50',
      'M50 8v50',
      'M40 18h10',
      'M40 30h10',
      'M40 42h10',
      'M40 54h10',
    ],
  },
  {
    key: 'firewall',
    // A question on a computer's screen, answered yes.
    lines: ['M22 8h52v36H22z', 'M12 56h72l-10-12H22z', 'M32 16h32', 'M32 22h20', 'M50 30h18v9H50z', 'M55 34l3 3 6-6', 'M30 30h14v9H30z'],
  },
  {
    key: 'publicNetwork',
    // A switch, from one side to the other.
    lines: ['M20 22h56a10 10 0 0 1 0 20H20a10 10 0 0 1 0-20z', 'M70 26a6 6 0 1 1 0 12a6 6 0 1 1 0-12', 'M28 32h22', 'M44 27l6 5-6 5'],
  },
] as const;

/** Whether a phone can reach this computer, as seen from here: one did, or what to look at, in pictures. */
export function SelfTest({ answered }: { readonly answered: number }) {
  const { t } = useTranslation('phones');
  if (answered > 0) return <Notice kind="ok" title={t('reached', { count: answered })} />;
  return (
    <section className={styles.test} aria-labelledby="phones-test">
      <h2 id="phones-test">{t('notReached')}</h2>
      <p className={styles.note}>{t('notReachedNote')}</p>
      <ol className={styles.obstacles}>
        {OBSTACLES.map(({ key, lines }) => (
          <li key={key}>
            <svg viewBox="0 0 96 64" className={styles.drawing} aria-hidden="true">
              {lines.map((line) => (
                <path key={line} d={line} />
              ))}
            </svg>
            <span>{t(`obstacles.${key}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
