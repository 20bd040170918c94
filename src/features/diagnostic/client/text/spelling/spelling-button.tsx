import { SpellCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToolButton } from '../tool-button';
import { SpellingDialog } from './spelling-dialog';
import { useHasDictionary } from './use-spelling';

/** « Orthographe »: the switch and the words that were learnt. Nothing where there is no dictionary for who reads. */
export function SpellingButton() {
  const { t } = useTranslation('diagnostic');
  const [isOpen, setOpen] = useState(false);
  if (!useHasDictionary()) return null;
  return (
    <>
      <ToolButton label={t('spelling.title')} icon={<SpellCheck size={20} aria-hidden />} onPress={() => setOpen(true)} />
      {isOpen ? <SpellingDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
