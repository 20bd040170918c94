/** A Mermaid flowchart as read: what the map has a place for, and the lines it has none for. */
export interface FlowChart {
  /** False when the text does not begin with `flowchart` or `graph`. */
  readonly isFlowchart: boolean;
  /** The word another kind of Mermaid diagram begins with (`mindmap`): nothing of it is read. */
  readonly otherDiagram?: string;
  /** `LR`, `TB`, `RL` or `BT`. */
  readonly direction: string;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly edges: readonly FlowEdge[];
  readonly groups: ReadonlyMap<string, FlowGroup>;
  /** Statements as written that are no node, link or subgraph: styles, comments, unknown syntax. */
  readonly kept: readonly KeptStatement[];
  /** Front-matter, directives and `click` lines: never drawn, and listed. */
  readonly removed: readonly string[];
}

/** A node of the text, as it is written; `shape` is one of `FLOW_SHAPES`. */
export interface FlowNode {
  readonly id: string;
  /** Undefined while the text only names the node. */
  readonly label?: string;
  readonly shape?: string;
  readonly classes: readonly string[];
}

/** A link of the text, from one identifier to another. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The arrow as written, without its text: `-->`, `-.->`, `<==>`. */
  readonly arrow: string;
}

/** A subgraph of the text, with the identifiers of the nodes that stand in it. */
export interface FlowGroup {
  readonly id: string;
  readonly title: string;
  readonly parent?: string;
  readonly nodes: readonly string[];
}

/** A statement that the map has no place for, as it is written. */
export interface KeptStatement {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** `link`: two ends are named, and no place is found for what joins them. */
  readonly kind: 'comment' | 'style' | 'link' | 'unknown';
}

/** Opening and closing marks of Mermaid's node shapes, the longest opening first. */
export const FLOW_SHAPES: readonly { readonly shape: string; readonly open: string; readonly close: string }[] = [
  { shape: 'double-circle', open: '(((', close: ')))' },
  { shape: 'circle', open: '((', close: '))' },
  { shape: 'stadium', open: '([', close: '])' },
  { shape: 'subroutine', open: '[[', close: ']]' },
  { shape: 'cylinder', open: '[(', close: ')]' },
  { shape: 'hexagon', open: '{{', close: '}}' },
  { shape: 'lean-right', open: '[/', close: '/]' },
  { shape: 'trapezoid', open: '[/', close: '\\]' },
  { shape: 'inv-trapezoid', open: '[\\', close: '/]' },
  { shape: 'lean-left', open: '[\\', close: '\\]' },
  { shape: 'diamond', open: '{', close: '}' },
  { shape: 'round', open: '(', close: ')' },
  { shape: 'rect', open: '[', close: ']' },
  { shape: 'odd', open: '>', close: ']' },
];
