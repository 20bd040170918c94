import type { ComponentType } from 'react';
import type { OpenDocument } from './documents/open-document';
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
  /** Its place on the path Cadre (1) … Méthode (8); without it the screen is reached by a button. */
  readonly step?: number;
  /** A few words under the step (« 50 acteurs, 80 liens »), loaded after the screen. */
  readonly summary?: Lazy;
  readonly place?: 'workspace' | 'home';
}

/** What a feature brings to the interface; one line in `src/features/client.ts` adds it. */
export interface ClientFeature {
  /** Also the namespace of its messages. */
  readonly name: string;
  /** On demand, save for what the home screen says: they are fetched when a démarche opens, in one language. */
  readonly messages: Catalogue | CatalogueOnDemand;
  readonly screens: readonly Screen[];
  /** Shown in the top bar of an open démarche, after « enregistré ici » (« partagé avec 4 tables »). */
  readonly barItem?: Lazy;
  /** What the search palette finds in this feature; loaded when it is first opened. */
  readonly search?: () => Promise<{ readonly default: SearchSource }>;
}

/** Something the palette found, and where it leads. */
export interface SearchHit {
  readonly id: string;
  readonly label: string;
  /** What it is (« acteur », « chapitre »), in the person's language. */
  readonly kind: string;
  /** Path inside the démarche (`acteurs/7fj2…`). */
  readonly path: string;
}

/** Everything a feature lets one find in a démarche's core document; the palette does the matching. */
export type SearchSource = (core: OpenDocument['doc'], translate: (key: string) => string) => readonly SearchHit[];

/** The address of a screen of a démarche, for a link's `href`. */
export function screenAddress(workspaceId: string, path = ''): string {
  return `#/d/${workspaceId}/${path}`;
}
