import type { ComponentType } from 'react';
import type { RecordId } from '#shared/ids';
import type { HostConnection } from './documents/host-connection';
import type { Catalogue, CatalogueOnDemand } from './i18n/messages';

/** A picture of a screen, drawn at the size the shell asks for (a lucide icon fits). */
export type ScreenIcon = ComponentType<{ readonly size?: number | string; readonly 'aria-hidden'?: boolean }>;

/** A module whose default export is the component; written `() => import('./x-screen')`. */
export type Lazy<Props = object> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** One thing at a time, at one address. */
export interface Screen {
  /** After `#/d/<démarche>/` (`acteurs`), or after `#/` where `place` is `home` (`rejoindre`). */
  readonly path: string;
  /** Key of its title in the feature's catalogue. */
  readonly titleKey: string;
  readonly icon: ScreenIcon;
  /**
   * Loaded when first shown. Inside, wouter's addresses are relative to the screen, so that a screen has
   * addresses of its own (`/acteurs/<id>`).
   */
  readonly component: Lazy;
  /** A few words under the step (« 50 acteurs, 80 liens »), loaded after the screen. */
  readonly summary?: Lazy;
  /** What stands in it, as a list of links under the step while one is there; loaded after the screen. */
  readonly contents?: Lazy;
  readonly place?: 'workspace' | 'home';
}

/** A stop on the path of a démarche, from « Cadre » to « Méthode ». */
export interface PathEntry {
  /** Also what others stand after; the feature's name where it has one stop. */
  readonly id: string;
  /** Its neighbours on the path, by their ids. */
  readonly after?: string;
  readonly before?: string;
  /** Key of its name, one word or two, among the feature's `names`. */
  readonly nameKey: string;
  /** The path of its screen; without one it is said to be to come. */
  readonly screen?: string;
  /** Where one arrives in a démarche that is opened for the first time. */
  readonly isEntrance?: boolean;
}

/** Something a feature shows in a screen of another's, which places what it is given by `order`, the smallest first. */
export interface Part<Props = object> {
  /** Its own in its feature. */
  readonly id: string;
  readonly order: number;
  readonly component: Lazy<Props>;
}

/** A part drawn as a card, under its title. */
export interface Card<Props = object> extends Part<Props> {
  /** Key of its title in the feature's catalogue. */
  readonly titleKey: string;
}

/** A card of « Cadre »: what the group decided, or where that changes. */
export interface FrameCard extends Card {
  /** What one reads first is in the wide column. */
  readonly column: 'wide' | 'narrow';
  /** A few words under « Cadre » on the path. */
  readonly summary?: Lazy;
}

/** A kind of guests, as a tab of « Inviter ». */
export interface InviteTab extends Part {
  /** Key of its label in the feature's catalogue. */
  readonly labelKey: string;
  /** Whether somebody is invited this way already: who comes back then finds this tab open. */
  readonly isInUse?: (connection: HostConnection, workspaceId: string) => Promise<boolean>;
}

/** A card in the margin of a chapter of the diagnostic: what stands elsewhere because of it. */
export type ChapterCard = Card<{ readonly chapterId: RecordId }>;

/** Something alive that a text of another feature may hold; its id is the kind of block that stands for it (`actor-map`). */
export type TextDrawing = Part;

/** A way to begin, on the home screen: a home screen to go to, or a control of its own, which comes with the page. */
export type HomeGesture = { readonly id: string; readonly order: number } & (
  | {
      readonly screen: string;
      /** Key of its name among the feature's `names`. */
      readonly nameKey: string;
      /** The one most people want. */
      readonly isMain?: boolean;
    }
  | { readonly component: ComponentType<{ readonly onError: (error: unknown) => void }> }
);

/** A démarche of the home screen's list, as far as gestures on it need it. */
export interface ListedWorkspace {
  readonly id: string;
  /** `passphrase` where only who knows one opens it. */
  readonly keeper: 'passphrase' | 'keychain' | 'none';
}

/** What may be done with a démarche from the home screen's list: a screen of it to go to, or a dialog over the list. */
export type WorkspaceGesture = {
  readonly id: string;
  readonly order: number;
  /** Key of its label in the feature's catalogue, which is in memory (see `messages`). */
  readonly labelKey: string;
  readonly icon: ScreenIcon;
} & (
  | { readonly screen: string }
  /** The dialog reads the démarche, so that it is offered of an open one only. */
  | { readonly dialog: Lazy<{ readonly workspace: ListedWorkspace; readonly onClose: () => void }> }
);

/** What a feature brings to the interface; one line in `src/features/client.ts` adds it. */
export interface ClientFeature {
  /** Also the namespace of its messages. */
  readonly name: string;
  /** On demand, save for what the home screen says: they are fetched when a démarche opens, in one language. */
  readonly messages: Catalogue | CatalogueOnDemand;
  /** What it is called on the path and on the home screen, where its messages are not there yet. */
  readonly names?: Catalogue;
  readonly screens: readonly Screen[];
  /** Its stops on the path; a screen without one is reached by a button. */
  readonly pathEntries?: readonly PathEntry[];
  /** Shown in the top bar of an open démarche, after « enregistré ici » (« partagé avec 4 tables »). */
  readonly barItem?: Lazy;
  /** What it adds under « Commencer une démarche ». */
  readonly homeGestures?: readonly HomeGesture[];
  /** What it adds to the menu of each démarche on the home screen. */
  readonly workspaceGestures?: readonly WorkspaceGesture[];
  /** Its cards in « Cadre ». */
  readonly frameCards?: readonly FrameCard[];
  /** Its tabs in « Inviter ». */
  readonly inviteTabs?: readonly InviteTab[];
  /** Its cards beside a chapter of the diagnostic. */
  readonly chapterCards?: readonly ChapterCard[];
  /** What texts of other features may hold of it. */
  readonly textDrawings?: readonly TextDrawing[];
  /** Files beside `.faireavec` that « Ouvrir un fichier » takes for it. */
  readonly opens?: FileOpener;
  /** What one does on its screens, as « Chercher » finds it. */
  readonly gestures?: readonly Gesture[];
  /** How what « Chercher » finds in its sections is called and opened: each kind of its `Findable`s. */
  readonly found?: readonly FoundKind[];
}

/**
 * Something one does on a screen, found in « Chercher » by its name and by other words for it. The component whose button does it
 * offers it there (`useOfferedGestures`).
 */
export interface Gesture {
  /** Its own in its feature; also the key of its other words, under `gestures` in the catalogue. */
  readonly id: string;
  /** Key of its name in the feature's catalogue: that of its button. */
  readonly nameKey: string;
  /** Path inside the démarche of where it is done, from anywhere; one without is found only while it is offered. */
  readonly path?: string;
  /** To go there is all of it, and nobody offers it. */
  readonly isPlace?: boolean;
  /** Keys that do the same, as the sheet of shortcuts calls them. */
  readonly keys?: readonly string[];
}

/** Files of one kind, opened from the home screen. */
export interface FileOpener {
  /** The end of their names, with its dot. */
  readonly extension: string;
  /** Reads the file and gives the address (`#/…`) where one goes on. Throws an `AppError` on one that can't be read. */
  open(file: File): Promise<string>;
}

/** One kind of things that are found. */
export interface FoundKind {
  /** As its section says it (`Findable`). */
  readonly kind: string;
  /** Key of what several of them are called (« Acteurs ») in the feature's catalogue. */
  readonly nameKey: string;
  /** Path inside the démarche of where it stands (`acteurs/7fj2…`). */
  path(found: FoundThing): string;
  /** Before its screen opens: these words are to be shown, which the page holds only when it is told so. */
  readonly aim?: (found: FoundThing, words: string) => void;
}

/** The namespace of a feature's `names`. */
export function namesOf(feature: string): string {
  return `${feature}/names`;
}

/** What was found: see `Findable`. */
export interface FoundThing {
  readonly record: RecordId;
  readonly within?: RecordId | undefined;
}

/** The address of a screen of a démarche, for a link's `href`. */
export function screenAddress(workspaceId: string, path = ''): string {
  return `#/d/${workspaceId}/${path}`;
}
