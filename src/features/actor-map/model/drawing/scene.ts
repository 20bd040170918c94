import type { ActorKind, Position, StoredActor } from '../actor';
import type { StoredCircle } from '../circle';
import type { StoredRelation } from '../relation';
import type { relationVerb } from '../sentence-print';
import type { Box } from './geometry';

/** A college as a map shows it: colour, shape and letter, never colour alone. */
export interface MapCollege {
  readonly id: string;
  readonly name: string;
  /** A token of the palette (`people`, `lagoon`…). */
  readonly colour: string;
  readonly shape: string;
  readonly letter: string;
}

/** What a drawing is made from. Links to actors that are not among `actors` are left out. */
export interface SceneInput {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
  readonly colleges: readonly MapCollege[];
  /** Places for this drawing alone: a drag under way, or a first place for who has none. */
  readonly places?: ReadonlyMap<string, Position>;
  /** Which links say their verb: by default all on a small map, and on a larger one those of what is chosen. */
  readonly verbs?: 'all' | 'chosen';
  /** Id of the actor or link that one has chosen. */
  readonly chosen?: string | undefined;
  /** How a link is said along its line; in French when it is not given. */
  readonly verb?: typeof relationVerb;
}

/** An actor as drawn. The same object as long as nothing of it changed, so that it is not drawn again. */
export interface SceneNode extends Box {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly college: MapCollege | undefined;
  readonly lines: readonly string[];
  readonly path: string;
}

/** Words on the map, and the box they take, chosen so that they lie over nothing else. */
export interface SceneLabel extends Box {
  readonly text: string;
}

/** A link as drawn, the same object as long as nothing of it changed. */
export interface SceneEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly line: 'solid' | 'dashed' | 'thick';
  readonly heads: 'end' | 'both' | 'none';
  /** Undefined when no place is free: the sentence says it, and so does a nearer view. */
  readonly label: SceneLabel | undefined;
}

/** A circle as drawn; `depth` is 0 for one that is in no other. */
export interface SceneCircle {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  /** A token of the palette. */
  readonly hue: string;
  readonly edge: 'thin' | 'thick' | 'double';
  /** Closed lines in map units: all members lie inside, and nobody else; a line inside another is a hole. */
  readonly outlines: readonly (readonly Position[])[];
  /** The outlines with rounded corners, as the `d` of a path filled by the even-odd rule. */
  readonly path: string;
  /** The tab with its name; undefined when there is no free place along the edge. */
  readonly label: SceneLabel | undefined;
}

/** Everything there is to draw, in map units, by whichever means: on the screen, as an SVG file, on paper. */
export interface MapScene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Outer circles first, so that inner ones are drawn over them. */
  readonly circles: readonly SceneCircle[];
  /** Round actors and circles. The words of links come and go, and may stand out of it. */
  readonly bounds: Box;
  /** How many labels found no free place. */
  readonly hiddenLabels: number;
}
