import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { safeUrl } from '#client/editor/safe-url';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';

interface LinkDialogProps {
  /** Address of the link the caret is in. */
  readonly current: string | undefined;
  readonly onClose: () => void;
  /** Undefined takes the link away. False: the address can't be one. */
  readonly onSave: (address: string | undefined) => boolean;
}

/** The address of a link: to write it, follow it or take it away. */
export function LinkDialog({ current, onClose, onSave }: LinkDialogProps) {
  const { t } = useTranslation('diagnostic');
  const [address, setAddress] = useState(current ?? '');
  const [refused, setRefused] = useState(false);
  const target = current && safeUrl(current);
  const save = () => {
    if (onSave(address)) onClose();
    else setRefused(true);
  };
  return (
    <Dialog
      title={t('link.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {current === undefined ? null : (
            <Button
              onPress={() => {
                onSave(undefined);
                onClose();
              }}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button variant="go" type="submit" form="link">
            {t('link.save')}
          </Button>
        </>
      }
    >
      <Form id="link" onSend={save}>
        <TextField
          label={t('link.address')}
          value={address}
          onChange={(value) => {
            setAddress(value);
            setRefused(false);
          }}
          answer={refused ? t('link.refused') : undefined}
          placeholder="https://"
          autoFocus
          isRequired
        />
      </Form>
      {target ? (
        <p>
          <a href={target} target="_blank" rel="noopener noreferrer">
            {t('link.open')}
          </a>
        </p>
      ) : null}
    </Dialog>
  );
}
