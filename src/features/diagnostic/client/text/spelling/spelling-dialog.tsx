import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { learntWordsOf } from '../../../model/diagnostic-section';
import { spellingSwitch } from './spelling-switch';

/** Turns the spelling on or off on this computer, and lists the words that the group added to its dictionary. */
export function SpellingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('diagnostic');
  const isOn = useObservable(spellingSwitch.isOn);
  const learnt = learntWordsOf(useCore());
  const words = useRecords(learnt);
  return (
    <Dialog title={t('spelling.title')} isOpen onClose={onClose}>
      <Stack gap={4}>
        <CheckboxField
          label={t('spelling.check')}
          description={t('spelling.checkHint')}
          isSelected={isOn}
          onChange={(on) => spellingSwitch.turn(on)}
        />
        <p>{t('spelling.how')}</p>
        <section aria-labelledby="learnt-words">
          <h3 id="learnt-words">{t('spelling.learnt')}</h3>
          {words.length === 0 ? <p>{t('spelling.noneLearnt')}</p> : null}
          <List isLined aria-labelledby="learnt-words">
            {words.map(({ id, word }) => (
              <li key={id}>
                <span lang="fr">{word}</span>
                <Button size="s" variant="quiet" onPress={() => learnt.remove(id)} aria-label={t('spelling.forgetNamed', { word })}>
                  {t('spelling.forget')}
                </Button>
              </li>
            ))}
          </List>
        </section>
      </Stack>
    </Dialog>
  );
}
