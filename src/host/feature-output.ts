import type * as Y from 'yjs';
import type { OutputAudience } from '#shared/output/audience';
import type { OutputBlock } from '#shared/output/section';
import type { Language } from '#shared/words/language';
import type { DocumentHub } from './documents/document-hub';

/** What a feature is given to say what it holds of one démarche. */
export interface OutputRequest {
  readonly documents: DocumentHub;
  /** The core document, open for as long as the gathering takes. */
  readonly core: Y.Doc;
  /** What it may not read never enters a block. */
  readonly audience: OutputAudience;
  /** The language of every word that no person of the démarche wrote. */
  readonly language: Language;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Says, in one sentence of `language`, what is not in it and why: nothing is left out without a word. */
  lose(sentence: string): void;
}

/** One section that a feature may give; it is chosen or left out alone. */
export interface FeatureSection {
  /** Letters, digits and dashes; one section's alone. */
  readonly id: string;
  title(language: Language): string;
  /** What it holds; nothing when there is nothing to say. Called only when the section is asked for. */
  gather(request: OutputRequest): readonly OutputBlock[] | Promise<readonly OutputBlock[]>;
}

/** What a feature gives back of a démarche. Sections stand in the order of the features, then in this one. */
export interface FeatureOutput {
  /** What stands under the title, whatever is chosen. */
  header?(request: OutputRequest): readonly OutputBlock[];
  readonly sections: readonly FeatureSection[];
}
