import { NotebookPen } from 'lucide-react';
import type { ComponentType } from 'react';
import type { ClientFeature } from '#client/feature';

/** What other features lend to the text, passed in by the assembly list: this one knows none of them. */
export interface DiagnosticSlots {
  /** The actor map, drawn small and live inside a text. */
  readonly actorMap?: ComponentType;
}

/** The shared diagnostic: texts written by many hands. */
export function diagnosticFeature(slots: DiagnosticSlots): ClientFeature {
  return {
    name: 'diagnostic',
    messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
    screens: [
      {
        path: 'diagnostic',
        titleKey: 'screenTitle',
        icon: NotebookPen,
        step: 2,
        component: async () => {
          const { diagnosticScreen } = await import('./diagnostic-screen');
          return { default: diagnosticScreen(slots) };
        },
      },
    ],
    search: async () => ({ default: (await import('./diagnostic-search')).searchDiagnostic }),
  };
}
