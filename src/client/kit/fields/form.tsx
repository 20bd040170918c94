import { type FormEvent, type HTMLAttributes, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormTried } from './use-field-error';

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
    if (goToWrongField(form.current)) return;
    flushSync(() => {
      setTried(false);
      onSend();
    });
    goToWrongField(form.current);
  };
  return (
    <FormTried.Provider value={isTried}>
      <form {...props} ref={form} noValidate onSubmit={send}>
        {children}
      </form>
    </FormTried.Provider>
  );
}

/** Whether a field is marked as wrong; it is shown and has the focus. */
function goToWrongField(form: HTMLFormElement | null): boolean {
  const field = form?.querySelector<HTMLElement>('[data-invalid]');
  if (!field) return false;
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  field.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'center' });
  return true;
}
