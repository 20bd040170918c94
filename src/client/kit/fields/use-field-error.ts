import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether somebody has tried to send the form a field stands in; false outside of a form. */
export const FormTried = createContext(false);

/** What may stand against a field. */
export interface FieldDemands {
  /** What is wrong and what to do; its presence marks the field as invalid. */
  readonly errorMessage?: string | undefined;
  /** Like `errorMessage`, but said only once somebody has tried to send the form: nobody is scolded while they write. */
  readonly toSend?: string | undefined;
  /** What the last sending was answered (« not the right phrase »): said like an error, and keeps nobody from trying again. */
  readonly answer?: string | undefined;
  /** Nothing is sent while this is empty, and the field says so. */
  readonly isRequired?: boolean;
}

/** Marks a field that says nothing but what the last sending was answered. */
export const ANSWERED = 'data-answered';

/** What a field says is wrong with it now; `isEmpty` is whether nothing was written or chosen in it. */
export function useFieldError({ errorMessage, toSend, answer, isRequired }: FieldDemands, isEmpty: boolean): string | undefined {
  const { t } = useTranslation('kit');
  const isTried = useContext(FormTried);
  const missing = isTried ? (toSend ?? (isRequired && isEmpty ? t('needed') : undefined)) : undefined;
  return errorMessage ?? missing ?? answer;
}
