import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import type { MethodDraft } from '#features/methods/model/methods-contract';
import styles from './methods.module.css';
import { useFieldName } from './use-field-name';

interface DraftPassageProps {
  readonly finding: MethodDraft['findings'][number];
  readonly onRewrite: (path: string, text: string) => void;
}

/** A text that holds something of the démarche: where it stands, what was found, and the two ways out. */
export function DraftPassage({ finding, onRewrite }: DraftPassageProps) {
  const { t } = useTranslation('methods');
  const fieldName = useFieldName();
  const [text, setText] = useState(finding.text);
  const where = [...finding.under, fieldName(finding.field)].join(' › ');
  return (
    <li className={styles.passage}>
      <p className={styles.soft}>{where}</p>
      <ul className={styles.matches}>
        {finding.matches.map((match) => (
          <li key={`${match.written}/${match.kind}`}>
            <mark>{match.written}</mark> — {t(`share.kinds.${match.kind}`)}
          </li>
        ))}
      </ul>
      <TextArea label={where} hideLabel value={text} onChange={setText} rows={2} />
      <div className={styles.row}>
        <Button size="s" isDisabled={text === finding.text} onPress={() => onRewrite(finding.path, text)}>
          {t('share.rewrite')}
        </Button>
        <Button size="s" onPress={() => onRewrite(finding.path, '')}>
          {t('share.drop')}
        </Button>
      </div>
    </li>
  );
}
