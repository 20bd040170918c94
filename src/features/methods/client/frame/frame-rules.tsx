import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate } from '#shared/partial-date';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { inOrder, nextOrder, processRecords, ruleSchema } from '../../model/process-section';
import { writeFrame } from '#features/workspace/model/workspace-section';
import styles from './frame.module.css';
import { useAgreedOn } from './use-agreed-on';

const EXAMPLES = ['0', '1', '2', '3'] as const;

/** In « Cadre », the ground rules: written by the group, then agreed on, with the date. */
export default function FrameRules() {
  const { t } = useTranslation('methods');
  const core = useCore();
  const { rules, together } = processRecords(core);
  const list = inOrder(useRecords(rules));
  const add = (text: string, order: number) => rules.create(ruleSchema.parse({ text, order, createdAt: Date.now() }));
  const takeExamples = () =>
    together(() => {
      for (const [index, key] of EXAMPLES.entries()) add(t(`frame.examples.${key}`), index);
    });
  return (
    <>
      <p className={styles.intro}>{t('frame.rulesIntro')}</p>
      <ol className={styles.rules}>
        {list.map((rule, index) => (
          <li key={rule.id}>
            <span aria-hidden>{index + 1}.</span>
            <TextArea
              label={t('frame.ruleLabel', { number: index + 1 })}
              hideLabel
              rows={1}
              value={rule.text}
              onChange={(text) => rules.patch(rule.id, { text })}
              maxLength={400}
            />
            <IconButton label={t('frame.removeRule', { number: index + 1 })} onPress={() => rules.remove(rule.id)}>
              <X size={20} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      {list.length === 0 ? (
        <>
          <ul className={styles.examples}>
            {EXAMPLES.map((key) => (
              <li key={key}>{t(`frame.examples.${key}`)}</li>
            ))}
          </ul>
          <div className={styles.actions}>
            <Button onPress={takeExamples}>{t('frame.takeExample')}</Button>
          </div>
        </>
      ) : null}
      <AddRule onAdd={(text) => add(text, nextOrder(list))} />
      {list.length > 0 ? <Agreement /> : null}
    </>
  );
}

function AddRule({ onAdd }: { onAdd: (text: string) => void }) {
  const { t } = useTranslation('methods');
  const [text, setText] = useState('');
  const submit = () => {
    onAdd(text.trim());
    setText('');
  };
  return (
    <Form className={styles.add} onSend={submit}>
      <TextField label={t('frame.newRule')} value={text} onChange={setText} maxLength={400} isRequired />
      <Button type="submit">{t('frame.addRule')}</Button>
    </Form>
  );
}

/** The date on which the group agreed; agreeing again is one gesture away. */
function Agreement() {
  const { t } = useTranslation('methods');
  const locale = useLocale();
  const core = useCore();
  const agreedOn = useAgreedOn();
  if (!agreedOn)
    return (
      <div className={styles.actions}>
        <Button variant="go" onPress={() => writeFrame(core, { agreedOn: today() })}>
          {t('frame.agree')}
        </Button>
      </div>
    );
  const date = formatPartialDate(agreedOn, locale);
  return (
    <div className={styles.actions}>
      <span className={styles.agreed}>
        <Check size={20} aria-hidden />
        {t('frame.agreed', { date })}
      </span>
      <Button size="s" onPress={() => writeFrame(core, { agreedOn: undefined })}>
        {t('frame.agreeAgain')}
      </Button>
    </div>
  );
}

/** Today in this place, not in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
