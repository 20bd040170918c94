import { useEffect, useState } from 'react';
import { useService } from '#client/documents/workspace-context.tsx';
import type { Language } from '#shared/words/language';
import { type RestitutionChoice, restitutionContract } from '../model/restitution-contract';

/** What may be chosen: sections, kinds of files, and whether this host prints. */
export interface Choices {
  readonly sections: readonly RestitutionChoice[];
  readonly formats: readonly RestitutionChoice[];
  readonly canPrint: boolean;
}

/** What this host offers, in one language; undefined until it has said so. */
export function useChoices(language: Language): Choices | undefined {
  const service = useService(restitutionContract);
  const [choices, setChoices] = useState<Choices>();
  useEffect(() => {
    let wanted = true;
    service.choices({ language }).then(
      (answer) => wanted && setChoices(answer),
      // The preview asks the same host, and says what is wrong.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [service, language]);
  return choices;
}
