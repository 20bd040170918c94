import type { Actor } from '../actor';
import type { Circle } from '../circle';
import type { Relation } from '../relation';

/** What a Mermaid text changes on a map. Ends of links, and circles, are ids of the map or keys of what is added. */
export interface MapChange {
  readonly actorsAdded: readonly { readonly key: string; readonly name: string; readonly fields: Partial<Actor> }[];
  readonly actorsChanged: readonly { readonly id: string; readonly change: Partial<Actor> }[];
  readonly actorsRemoved: readonly string[];
  readonly circlesAdded: readonly {
    readonly key: string;
    readonly name: string;
    readonly parent?: string;
    readonly fields: Partial<Circle>;
  }[];
  readonly circlesChanged: readonly { readonly id: string; readonly change: Partial<Circle> }[];
  readonly circlesRemoved: readonly string[];
  readonly relationsAdded: readonly AddedRelation[];
  readonly relationsChanged: readonly { readonly id: string; readonly change: Partial<Relation> }[];
  readonly relationsRemoved: readonly string[];
  readonly direction?: string;
  /** The lines to keep from now on (hand editing) or besides those kept already (a paste). */
  readonly keptLines?: readonly string[];
  /** What was taken out because it could act: reported, and kept with the other lines. */
  readonly removed: readonly string[];
  /** Links of the text that find no place on the map: to or from a group, or not written as Mermaid does. They are kept as lines. */
  readonly unreadLinks: readonly string[];
  /** Names that the text gives to several identifiers, so that several actors of one name come of it. */
  readonly sameNames: readonly string[];
  /** The word that another kind of diagram begins with: then nothing else is in the change. */
  readonly otherDiagram?: string;
  /** Words of the text that are longer than the map has room for: they are cut when the change is applied. */
  readonly shortened: readonly string[];
}

/** A link that a text adds. */
export type AddedRelation = Pick<Relation, 'from' | 'to' | 'type' | 'label' | 'note' | 'mermaidArrow'>;
