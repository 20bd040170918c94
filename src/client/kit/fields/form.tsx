import { type FormEvent, type HTMLAttributes, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ANSWERED, FormTried } from './use-field-error';

interface FormProps extends Omit<HTMLAttributes<HTMLFormElement>, 'onSubmit' | 'style'> {
  /** Called when the form is sent and no field of it says that something is wrong or missing. */
  readonly onSend: () => void;
}

/**
 * What is filled in and sent, by its button or by Enter. While a field says that something is wrong or missing nothing is
 * sent: the first such field comes into view and takes the focus. The button that sends it stays pressable for that: one
 * that is grey says to nobody what it waits for.
 */
export function Form({ onSend, children, ...props }: FormProps) {
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // To React, a form in a dialog stands in the form whose part opened the dialog.
    event.stopPropagation();
    // What is wrong must be on the page before one can go there.
    flushSync(() => setTried(true));
    if (goToField(wrongFields(form.current).find((field) => !field.closest(`[${ANSWERED}]`)))) return;
    flushSync(() => {
      setTried(false);
      onSend();
    });
    goToField(wrongFields(form.current)[0]);
  };
  return (
    <FormTried.Provider value={isTried}>
      <form {...props} ref={form} noValidate onSubmit={send}>
        {children}
      </form>
    </FormTried.Provider>
  );
}

/** The fields that say something is wrong, in their order. */
function wrongFields(form: HTMLFormElement | null): HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('[data-invalid]') ?? [])];
}

/** Shows a field and gives it the focus; false when there is none. */
function goToField(field: HTMLElement | undefined): boolean {
  if (!field) return false;
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  field.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'center' });
  return true;
}
