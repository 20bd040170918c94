import type { CommitmentsSummary } from '#features/experiment/model/commitments';
import type { PlanLine } from '#features/experiment/model/plan';

/**
 * What a démarche says of itself, gathered as plain data: the Markdown, the page and the print are three
 * writings of this one tree, so that none of them can say more than the others.
 */
export interface Restitution {
  readonly title: string;
  readonly territory: string;
  readonly purpose: string;
  /** The day it was made, `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly audience: Audience;
  readonly colleges: readonly RestitutionCollege[];
  readonly chapters: readonly RestitutionChapter[];
  readonly map: RestitutionMap | undefined;
  readonly plan: RestitutionPlan | undefined;
  readonly experiments: readonly RestitutionExperiment[];
  readonly commitments: RestitutionCommitments | undefined;
  readonly sources: readonly RestitutionSource[];
  readonly losses: readonly Loss[];
}

/** How far it goes: to those who take part, or to everybody. What somebody said goes as far as they agreed. */
export const AUDIENCES = ['workspace', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What one may put in or leave out. */
export const RESTITUTION_PARTS = ['diagnostic', 'map', 'plan', 'experiments', 'commitments', 'sources'] as const;
export type RestitutionPart = (typeof RESTITUTION_PARTS)[number];

export interface RestitutionCollege {
  readonly name: string;
  readonly letter: string;
  readonly colour: string;
  readonly shape: string;
}

export interface RestitutionChapter {
  readonly title: string;
  readonly question: string;
  /** Named parts that hold something, in the diagnostic's order. */
  readonly parts: readonly { readonly part: string; readonly blocks: readonly Block[] }[];
  /** True only when every college has validated. */
  readonly isShared: boolean;
  readonly validated: readonly string[];
  readonly notYet: readonly string[];
}

export interface RestitutionMap {
  /** The drawing, as one self-contained SVG. */
  readonly svg: string;
  /** The same in plain sentences. */
  readonly sentences: readonly string[];
  /** Actors that no sentence names. */
  readonly alone: readonly string[];
  readonly blindSpots: readonly string[];
}

export interface RestitutionPlan {
  readonly svg: string;
  readonly lines: readonly PlanLine[];
  /** « 18–24 mois avant la phase sans fin… »; empty when no phase has a duration. */
  readonly total: string;
}

export interface RestitutionExperiment {
  readonly title: string;
  readonly state: string;
  readonly findings: readonly string[];
  readonly loops: readonly RestitutionLoop[];
  readonly outcome: string;
}

export interface RestitutionLoop {
  readonly question: string;
  readonly hypothesis: string;
  readonly actions: readonly string[];
  readonly indicators: readonly RestitutionIndicator[];
  readonly learned: string;
  readonly nextQuestion: string;
}

export interface RestitutionIndicator {
  readonly label: string;
  readonly forWhom: string;
  readonly baseline: string;
  readonly target: string;
  /** The last observation with its date, its source and what it rests on. */
  readonly observed: string;
}

export interface RestitutionCommitments {
  readonly summary: CommitmentsSummary;
  readonly rows: readonly {
    readonly what: string;
    readonly who: string;
    readonly due: string;
    readonly state: string;
    readonly answer: string;
  }[];
}

export interface RestitutionSource {
  readonly title: string;
  readonly author: string;
  readonly date: string;
}

/** Something that could not be carried over, and how many times. */
export interface Loss {
  readonly code: 'testimony-withheld' | 'source-withheld' | 'missing-embed' | 'unknown-block' | 'picture-missing';
  readonly count: number;
}

export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold: boolean;
      readonly italic: boolean;
      readonly strike: boolean;
      readonly underline: boolean;
    }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'mention'; readonly name: string }
  | { readonly kind: 'figure'; readonly text: string; readonly origin: string };

export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Block[])[])[] }
  | { readonly kind: 'testimony'; readonly words: string; readonly label: string; readonly college: string; readonly scope: string }
  | { readonly kind: 'picture'; readonly source: string; readonly description: string }
  | { readonly kind: 'map'; readonly words: string };

export interface ListItem {
  /** Undefined for an ordinary list; true or false for one to tick. */
  readonly checked: boolean | undefined;
  readonly blocks: readonly Block[];
}
