import type { Language } from '../words/language';

/**
 * What leaves a démarche, as plain data. A feature gives sections, a writer turns them into a file: a writer knows blocks
 * and no feature, so that no format says more than another.
 */
export interface OutputDocument {
  readonly language: Language;
  readonly title: string;
  /** Where it takes place, in the group's words; may be empty. */
  readonly territory: string;
  /** What the group wants to understand or change; may be empty. */
  readonly purpose: string;
  /** When it was made and how far it may go, in a sentence or two. */
  readonly made: string;
  /** What stands under the title, before the contents. */
  readonly header: readonly OutputBlock[];
  /** The title of the list of sections. */
  readonly contents: string;
  readonly sections: readonly OutputSection[];
  /** The last line. */
  readonly footer: string;
}

/** A part of what leaves, with a title of its own. */
export interface OutputSection {
  /** What references and the list of contents point to: letters, digits and dashes, one section's alone. */
  readonly id: string;
  readonly title: string;
  /** Never empty: a section that holds nothing is left out. */
  readonly blocks: readonly OutputBlock[];
}

/** What stands alone on a page, one under the other. */
export type OutputBlock =
  | OutputParagraph
  | OutputHeading
  | OutputList
  | OutputTable
  | OutputQuotation
  | OutputFigure
  | OutputDrawing
  | OutputPicture
  | OutputDefinitions
  | OutputReference;

/** Words on lines of their own. */
export interface OutputParagraph {
  readonly kind: 'paragraph';
  readonly children: readonly OutputInline[];
  /**
   * What it is beside the text itself: `lead` opens what follows (a question), `label` names it, `note` says something
   * about what stands above. None for ordinary text.
   */
  readonly role?: 'lead' | 'label' | 'note' | undefined;
}

export interface OutputHeading {
  readonly kind: 'heading';
  /** 1 for the first level under the section's title, 2 for what is inside it, and so on. */
  readonly level: number;
  readonly children: readonly OutputInline[];
}

/** Items one under the other, numbered when `ordered`. */
export interface OutputList {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** The first number, where it is not 1. */
  readonly start?: number | undefined;
  readonly items: readonly OutputListItem[];
}

/** One item of a list, which may hold a list again. */
export interface OutputListItem {
  /** Undefined for an ordinary list; true or false for something to tick. */
  readonly checked?: boolean | undefined;
  readonly blocks: readonly OutputBlock[];
}

/** What one cell of a table holds. */
export type OutputCell = readonly OutputBlock[];

/** Rows of cells under the names of their columns. */
export interface OutputTable {
  readonly kind: 'table';
  /** What the table is about; empty when the words above it say so. */
  readonly caption: string;
  /** The names of the columns; none where nobody named them. */
  readonly head: readonly OutputCell[];
  readonly rows: readonly (readonly OutputCell[])[];
  /** True when the first cell of each row names the row. */
  readonly rowHeads: boolean;
}

/** Words that are somebody's, or taken from elsewhere, set apart from the group's own. */
export interface OutputQuotation {
  readonly kind: 'quotation';
  /** The words, with their quotation marks when they were spoken. */
  readonly blocks: readonly OutputBlock[];
  /** Whose words they are, as they agreed to be named, and how far they go; empty when nothing is said of it. */
  readonly label: string;
}

/** A number with what is counted, and what it rests on. */
export interface OutputNumber {
  /** « ≈ 4 portes poussées en moyenne ». */
  readonly text: string;
  /** Source, date and N, as far as they are known; may be empty. */
  readonly origin: string;
}

/** A number that stands alone. */
export interface OutputFigure extends OutputNumber {
  readonly kind: 'figure';
}

/** A drawing of ours, and the same in words. */
export interface OutputDrawing {
  readonly kind: 'drawing';
  /** One self-contained SVG that this app drew: no script, nothing fetched, people's words escaped. Never anybody's file. */
  readonly svg: string;
  /** The same in words; a format that can't draw holds these alone. */
  readonly words: readonly OutputBlock[];
}

/** A picture that somebody put into a text. */
export interface OutputPicture {
  readonly kind: 'picture';
  /** A `data:` URL of a JPEG, PNG or WebP picture. */
  readonly source: string;
  /** What it shows, in words; may be empty. */
  readonly description: string;
}

/** Names with what is said of each. */
export interface OutputDefinitions {
  readonly kind: 'definitions';
  readonly items: readonly OutputDefinition[];
}

/** One name, and what is said of it. */
export interface OutputDefinition {
  readonly term: string;
  readonly blocks: readonly OutputBlock[];
}

/** Leads to another section; left out where that section is not part of the document. */
export interface OutputReference {
  readonly kind: 'reference';
  /** The id of the section. */
  readonly section: string;
  readonly words: string;
}

/** What stands inside a line. */
export type OutputInline = OutputText | OutputLink | OutputMention | OutputInlineFigure | OutputBadge;

/** Words; `\n` is a line break. */
export interface OutputText {
  readonly kind: 'text';
  readonly text: string;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strike?: boolean | undefined;
  readonly underline?: boolean | undefined;
  /** Beside the main words of the line: a state, an origin. */
  readonly small?: boolean | undefined;
}

export interface OutputLink {
  readonly kind: 'link';
  /** `http`, `https`, `mailto` or `tel` alone: an address that acts is no link. */
  readonly url: string;
  readonly children: readonly OutputInline[];
}

/** The name of an actor of the map. */
export interface OutputMention {
  readonly kind: 'mention';
  readonly name: string;
}

/** A number inside a line. */
export interface OutputInlineFigure extends OutputNumber {
  readonly kind: 'figure';
}

/** A letter or two that stand for the name beside them, on a page that shows such marks; others leave it out. */
export interface OutputBadge {
  readonly kind: 'badge';
  readonly letter: string;
}
