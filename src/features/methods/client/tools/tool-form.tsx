import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { MethodTool } from '#features/methods/model/method';
import { emptyTool, LIST_FIELDS, TOOL_KINDS, type ToolDraft, toolDraft, toolFromDraft } from '#features/methods/model/tool-draft';
import { useWrongLines } from './use-wrong-lines';
import { ToolParts } from './tool-parts';

interface ToolFormProps {
  /** The one being changed; absent for a new one, whose kind is asked. */
  readonly tool?: MethodTool;
  readonly onSave: (tool: MethodTool) => void;
  readonly onCancel: () => void;
}

/** A tool is parted into fields, changed, and kept whole; its kind is chosen once. */
export function ToolForm({ tool, onSave, onCancel }: ToolFormProps) {
  const { t } = useTranslation('methods');
  const [draft, setDraft] = useState<ToolDraft>(() => (tool ? toolDraft(tool) : emptyTool('checklist')));
  const change = (some: Partial<ToolDraft>) => setDraft({ ...draft, ...some });
  const wrongLines = useWrongLines();
  const save = () => {
    const kept = toolFromDraft(draft, tool?.id ?? 'outil');
    if (kept) onSave(kept);
  };
  return (
    <Form onSend={save}>
      <Stack gap={4}>
        {tool ? null : (
          <SelectField
            label={t('tool.kind')}
            value={draft.kind}
            onChange={(kind) => change({ ...emptyTool(kind), title: draft.title, purpose: draft.purpose, simple: draft.simple })}
            choices={TOOL_KINDS.map((id) => ({ id, label: t(`tool.kinds.${id}`) }))}
          />
        )}
        <TextField label={t('tool.title')} value={draft.title} onChange={(title) => change({ title })} maxLength={300} isRequired />
        <TextArea label={t('tool.purpose')} rows={2} value={draft.purpose} onChange={(purpose) => change({ purpose })} maxLength={4000} />
        <TextArea label={t('step.simple')} rows={2} value={draft.simple} onChange={(simple) => change({ simple })} maxLength={4000} />
        {LIST_FIELDS[draft.kind].map((name) => (
          <TextArea
            key={name}
            label={t(`tool.lists.${name}`)}
            description={t('step.onePerLine')}
            value={draft.lists[name] ?? ''}
            onChange={(text) => change({ lists: { ...draft.lists, [name]: text } })}
            errorMessage={wrongLines(name, draft.lists[name] ?? '')}
            isRequired={name !== 'rows'}
          />
        ))}
        <ToolParts kind={draft.kind} parts={draft.parts} onChange={(parts) => change({ parts })} />
        <Row>
          <Button variant="go" type="submit">
            {t('tool.save')}
          </Button>
          <Button onPress={onCancel}>{t('tool.cancel')}</Button>
        </Row>
      </Stack>
    </Form>
  );
}
