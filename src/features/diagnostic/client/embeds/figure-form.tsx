import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { Figure } from '#features/diagnostic/model/diagnostic-records';
import { useLocale } from '#client/i18n/use-locale';
import type { RecordId } from '#shared/ids';
import { formatPartialDate, parsePartialDate } from '#shared/partial-date';
import { formatQuantity, parseQuantity } from '#shared/quantity';

interface FigureFormProps {
  readonly chapterId: RecordId;
  /** The one being changed; absent for a new one. */
  readonly figure?: Figure;
  readonly onSave: (figure: Figure) => void;
  readonly onCancel: () => void;
}

/** What is typed, before it reads as a figure. */
interface Draft {
  readonly quantity: string;
  readonly about: string;
  readonly source: string;
  readonly date: string;
  readonly n: string;
}

function draftOf(figure: Figure | undefined, locale: string): Draft {
  return {
    quantity: figure ? formatQuantity(figure.quantity, locale) : '',
    about: figure?.about ?? '',
    source: figure?.source ?? '',
    date: figure?.date ? formatPartialDate(figure.date, locale) : '',
    n: figure?.n?.toString() ?? '',
  };
}

/** Asks for a figure, what it counts and where it comes from; nothing is kept while a part can't be read. */
export function FigureForm({ chapterId, figure, onSave, onCancel }: FigureFormProps) {
  const { t } = useTranslation('diagnostic');
  const locale = useLocale();
  const [draft, setDraft] = useState(() => draftOf(figure, locale));
  const field = (name: keyof Draft) => ({ value: draft[name], onChange: (text: string) => setDraft({ ...draft, [name]: text }) });
  const quantity = parseQuantity(draft.quantity);
  const date = parsePartialDate(draft.date);
  const wrongDate = draft.date.trim() !== '' && date === undefined;
  const wrongN = !/^\d*$/u.test(draft.n.trim());
  const save = () => {
    if (quantity === undefined) return;
    const kept = figure ?? { chapterId, createdAt: Date.now() };
    const n = draft.n.trim() === '' ? undefined : Number(draft.n);
    onSave({ ...kept, quantity, about: draft.about.trim(), source: draft.source.trim(), date, n });
  };
  const wrongQuantity = draft.quantity.trim() !== '' && quantity === undefined;
  return (
    <Form onSend={save}>
      <Stack gap={2}>
        <TextField
          label={t('margin.figures.quantity')}
          placeholder={t('margin.figures.quantityExample')}
          errorMessage={wrongQuantity ? t('margin.figures.quantityExplain') : undefined}
          toSend={quantity === undefined ? t('margin.figures.quantityExplain') : undefined}
          autoFocus
          maxLength={80}
          {...field('quantity')}
        />
        <TextField
          label={t('margin.figures.about')}
          placeholder={t('margin.figures.aboutExample')}
          maxLength={300}
          isRequired
          {...field('about')}
        />
        <TextField label={t('margin.figures.source')} maxLength={300} {...field('source')} />
        <TextField
          label={t('margin.figures.date')}
          placeholder={t('margin.figures.dateExample')}
          errorMessage={wrongDate ? t('dateWrong', { ns: 'kit' }) : undefined}
          {...field('date')}
        />
        <TextField label={t('margin.figures.n')} errorMessage={wrongN ? t('margin.figures.nExplain') : undefined} {...field('n')} />
        <Row align="stretch">
          <Button size="s" variant="go" type="submit">
            {t('margin.figures.save')}
          </Button>
          <Button size="s" onPress={onCancel}>
            {t('margin.figures.cancel')}
          </Button>
        </Row>
      </Stack>
    </Form>
  );
}
