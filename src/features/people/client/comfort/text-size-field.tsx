import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import styles from './comfort-fields.module.css';

interface TextSizeFieldProps {
  readonly value: number;
  readonly scales: readonly number[];
  readonly onChange: (scale: number) => void;
}

/** Smaller, larger, and a sentence to judge by. */
export function TextSizeField({ value, scales, onChange }: TextSizeFieldProps) {
  const { t } = useTranslation('people');
  const smaller = scales.findLast((scale) => scale < value);
  const larger = scales.find((scale) => scale > value);
  return (
    <fieldset className={styles.size}>
      <legend className={styles.label}>{t('comfort.size')}</legend>
      <Row gap={3} wrap={false}>
        <Button aria-label={t('comfort.smaller')} isDisabled={smaller === undefined} onPress={() => smaller && onChange(smaller)}>
          A−
        </Button>
        <output className={styles.value}>{t('comfort.percent', { value: Math.round(value * 100) })}</output>
        <Button aria-label={t('comfort.larger')} isDisabled={larger === undefined} onPress={() => larger && onChange(larger)}>
          A+
        </Button>
      </Row>
      <p className={styles.sample}>{t('comfort.sample')}</p>
    </fieldset>
  );
}
