import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import {
  emptyPart,
  LINE_LIMITS,
  MAX_PARTS,
  PART_FIELDS,
  PART_NAMES,
  type PartDraft,
  type PartField,
  type ToolKind,
} from '#features/methods/model/tool-draft';
import { useWrongLines } from './use-wrong-lines';

/** How an answer of a sheet is given. */
const ANSWERS = ['short', 'long', 'choice', 'scale', 'number'] as const;

interface ToolPartsProps {
  readonly kind: ToolKind;
  readonly parts: readonly PartDraft[];
  readonly onChange: (parts: readonly PartDraft[]) => void;
}

/** The times of an agenda, the questions of a sheet, the parts of a text: changed, added and taken away; one at least stays. */
export function ToolParts({ kind, parts, onChange }: ToolPartsProps) {
  const { t } = useTranslation('methods');
  if (MAX_PARTS[kind] === 0) return null;
  const add = () => onChange([...parts, emptyPart(kind, Math.max(-1, ...parts.map(({ key }) => key)) + 1)]);
  return (
    <Stack gap={4}>
      {parts.map((part, index) => (
        <Stack key={part.key} as="section" gap={2} aria-label={t('tool.part', { number: index + 1 })}>
          <h4>{t('tool.part', { number: index + 1 })}</h4>
          {PART_FIELDS[kind].map((name) => (
            <Field
              key={name}
              name={name}
              value={part.fields[name] ?? ''}
              onChange={(text) => onChange(parts.map((one) => (one === part ? { ...one, fields: { ...one.fields, [name]: text } } : one)))}
            />
          ))}
          {parts.length > 1 ? (
            <Button size="s" variant="quiet" onPress={() => onChange(parts.filter((one) => one !== part))}>
              {t('tool.removePart', { number: index + 1 })}
            </Button>
          ) : null}
        </Stack>
      ))}
      {parts.length < MAX_PARTS[kind] ? <Button onPress={add}>{t('tool.addPart')}</Button> : null}
    </Stack>
  );
}

interface FieldProps {
  readonly name: PartField;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Field({ name, value, onChange }: FieldProps) {
  const { t } = useTranslation('methods');
  const wrongLines = useWrongLines();
  const label = t(`tool.fields.${name}`);
  if (name === 'kind') {
    const choices = ANSWERS.map((id) => ({ id, label: t(`tool.answers.${id}`) }));
    return <SelectField label={label} value={ANSWERS.find((id) => id === value)} onChange={onChange} choices={choices} />;
  }
  if (name === 'minutes') {
    const isWrong = !/^[1-9]\d{0,3}$/u.test(value.trim());
    return <TextField label={label} value={value} onChange={onChange} errorMessage={isWrong ? t('tool.minutesWrong') : undefined} />;
  }
  if (PART_NAMES.has(name)) return <TextField label={label} value={value} onChange={onChange} maxLength={300} isRequired />;
  if (!LINE_LIMITS[name]) return <TextArea label={label} rows={2} value={value} onChange={onChange} maxLength={4000} />;
  return (
    <TextArea
      label={label}
      description={t('step.onePerLine')}
      rows={2}
      value={value}
      onChange={onChange}
      errorMessage={wrongLines(name, value)}
    />
  );
}
