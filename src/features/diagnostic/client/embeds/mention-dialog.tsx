import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { foldAccents } from '#shared/fold-accents';
import { actorsOf } from '#features/actor-map/model/actor-map-section';

interface MentionDialogProps {
  readonly onClose: () => void;
  /** Receives the id of the actor, and its name of today. */
  readonly onSave: (actorId: string, name: string) => void;
}

/** Finds an actor of the map to name in the text. */
export function MentionDialog({ onClose, onSave }: MentionDialogProps) {
  const { t } = useTranslation('diagnostic');
  const actors = useRecords(actorsOf(useCore()));
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string>();
  // A name written whole is as good as one picked; of two of the same name, the one picked.
  const named = actors.filter((one) => foldAccents(one.name) === foldAccents(text.trim()));
  const actor = named.find((one) => one.id === chosen) ?? named[0];
  const save = () => {
    if (!actor) return;
    onSave(actor.id, actor.name);
    onClose();
  };
  return (
    <Dialog
      title={t('mention.title')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="go" type="submit" form="mention" isDisabled={actors.length === 0}>
          {t('mention.save')}
        </Button>
      }
    >
      {actors.length === 0 ? (
        <p>{t('mention.none')}</p>
      ) : (
        <Form id="mention" onSend={save}>
          <ComboBox
            toSend={actor ? undefined : t('mention.toSave')}
            label={t('mention.actor')}
            description={t('mention.hint')}
            choices={actors.map((one) => ({ id: one.id, label: one.name }))}
            text={text}
            onTextChange={setText}
            onChoose={setChosen}
            emptyText={t('mention.notFound')}
            allowsOther
            autoFocus
          />
        </Form>
      )}
    </Dialog>
  );
}
