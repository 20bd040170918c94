import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { knownChoices } from '#client/kit/fields/known-choices';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { CONSENT_SCOPES, type ConsentScope, type Testimony } from '#features/diagnostic/model/diagnostic-records';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import type { RecordId } from '#shared/ids';

interface TestimonyFormProps {
  readonly chapterId: RecordId;
  /** The one being changed; absent for a new one. */
  readonly testimony?: Testimony;
  readonly onSave: (testimony: Testimony) => void;
  readonly onCancel: () => void;
}

/** Asks for the words, a coarse label, and how far the consent goes; the narrowest is proposed. */
export function TestimonyForm({ chapterId, testimony, onSave, onCancel }: TestimonyFormProps) {
  const { t } = useTranslation('diagnostic');
  const colleges = orderedColleges(useRecords(collegesOf(useCore())));
  const [words, setWords] = useState(testimony?.words ?? '');
  const [label, setLabel] = useState(testimony?.label ?? '');
  const [college, setCollege] = useState(testimony?.college ?? '');
  const [consent, setConsent] = useState<ConsentScope>(testimony?.consent ?? 'table');
  const save = () => {
    const kept = testimony ?? { chapterId, createdAt: Date.now() };
    onSave({ ...kept, words: words.trim(), label: label.trim(), college, consent });
  };
  return (
    <Form onSend={save}>
      <Stack gap={2}>
        <TextArea label={t('margin.testimonies.words')} autoFocus maxLength={8000} value={words} onChange={setWords} isRequired />
        <TextField
          label={t('margin.testimonies.label')}
          description={t('margin.testimonies.labelWarning')}
          placeholder={t('margin.testimonies.labelExample')}
          maxLength={300}
          value={label}
          onChange={setLabel}
        />
        <SelectField
          label={t('margin.testimonies.college')}
          placeholder={t('margin.testimonies.noCollege')}
          choices={colleges.map(({ id, name }) => ({ id, label: name }))}
          value={college || undefined}
          onChange={setCollege}
        />
        <SelectField
          label={t('margin.testimonies.consent')}
          choices={knownChoices(CONSENT_SCOPES, consent, (word) => t(`margin.consent.${word}`))}
          value={consent}
          onChange={setConsent}
        />
        <Row align="stretch">
          <Button size="s" variant="go" type="submit">
            {t('margin.testimonies.save')}
          </Button>
          <Button size="s" onPress={onCancel}>
            {t('margin.testimonies.cancel')}
          </Button>
        </Row>
      </Stack>
    </Form>
  );
}
