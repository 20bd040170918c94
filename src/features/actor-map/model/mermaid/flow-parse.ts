import { disarmMermaid } from '#shared/mermaid-text';
import type { FlowChart, FlowEdge, FlowGroup, FlowNode, KeptStatement } from './flow-chart';
import { FlowScanner } from './flow-scanner';
import { type FlowStatement, flowStatements } from './flow-statements';

/** How a line that the map has no place for is written back: as a comment, its own signs harmless. */
export const KEPT_PREFIX = '%% gardé : ';

interface Draft {
  isFlowchart: boolean;
  direction: string;
  readonly nodes: Map<string, FlowNode>;
  readonly edges: FlowEdge[];
  readonly groups: Map<string, FlowGroup>;
  readonly openGroups: string[];
  readonly grouped: Set<string>;
  readonly kept: KeptStatement[];
  /** Names of links (`e1@-->`): never actors. */
  readonly linkIds: Set<string>;
}

/**
 * Reads Mermaid flowchart text, ours or anybody's: nodes of all shapes, links with their texts, chains,
 * `&`, subgraphs, `class` and `:::`. What it can't read is kept as written in `kept`; what could act is in
 * `removed`. Never throws.
 */
export function parseFlowchart(text: string): FlowChart {
  const { text: safe, removed } = disarmMermaid(withoutFences(text));
  const draft: Draft = {
    isFlowchart: false,
    direction: 'LR',
    nodes: new Map(),
    edges: [],
    groups: new Map(),
    openGroups: [],
    grouped: new Set(),
    kept: [],
    linkIds: new Set(),
  };
  const statements = flowStatements(safe);
  const otherDiagram = otherDiagramOf(statements);
  if (otherDiagram === undefined) for (const statement of statements) readStatement(draft, statement);
  const { isFlowchart, direction, nodes, edges, groups, kept } = draft;
  for (const id of groups.keys()) nodes.delete(id);
  return { isFlowchart, ...(otherDiagram ? { otherDiagram } : {}), direction, nodes, groups, ...partEdges(edges, groups, kept), removed };
}

/** Marks that a text in a message or a note stands between; the lines keep their numbers. */
function withoutFences(text: string): string {
  return text.replace(/^[^\S\n]*(?:`{3,}|~{3,})[^\S\n]*[\w-]*[^\S\n]*$/gmu, '');
}

const FLOW_HEADER = /^(?:flowchart(?:-elk)?|graph)(?:\s+(TB|TD|LR|RL|BT|[<>^v]))?\s*$/u;
const OTHER_HEADER =
  /^(classDiagram|mindmap|sequenceDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|timeline|quadrantChart|requirementDiagram|C4\w+|sankey|xychart|block|packet|kanban|architecture|radar|treemap)(?:-v2|-beta)?(?:\s|$)/u;

/** The word that another kind of diagram begins with, unless a flowchart began before. */
function otherDiagramOf(statements: readonly FlowStatement[]): string | undefined {
  const header = statements.find(({ text }) => FLOW_HEADER.test(text) || OTHER_HEADER.test(text));
  return OTHER_HEADER.exec(header?.text ?? '')?.[1];
}

/** A link to or from a whole subgraph has no place in the map: kept as a line. */
function partEdges(edges: readonly FlowEdge[], groups: ReadonlyMap<string, FlowGroup>, kept: readonly KeptStatement[]) {
  const toGroup = (edge: FlowEdge) => groups.has(edge.from) || groups.has(edge.to);
  const lines = edges.filter(toGroup).map((edge) => ({
    line: 0,
    kind: 'link' as const,
    text: `${edge.from} ${edge.arrow}${edge.label ? `|"${edge.label}"|` : ''} ${edge.to}`,
  }));
  return { edges: edges.filter((edge) => !toGroup(edge)), kept: [...kept, ...lines] };
}

function readStatement(draft: Draft, statement: FlowStatement): void {
  const { text } = statement;
  if (text.startsWith('%%')) keep(draft, statement, 'comment');
  else if (readHeader(draft, text) || readGroup(draft, text) || readClass(draft, text)) return;
  else if (/^(?:classDef|class|style|linkStyle)\s/u.test(text)) keep(draft, statement, 'style');
  else if (isAboutLink(draft, text)) keep(draft, statement, 'style');
  else if (!readChain(draft, text)) keep(draft, statement, LOOKS_LIKE_LINK.test(text) ? 'link' : 'unknown');
}

const LOOKS_LIKE_LINK = /\S\s*(?:[-=]{1,3}>|<?[-=]{2,}|<-|-\.+-?)\s*\S/u;

/** `e1@{ animate: true }`: how a link looks. */
function isAboutLink({ linkIds }: Draft, text: string): boolean {
  const [, id, body = ''] = /^([\p{L}\p{N}_-]+)@\{([^}]*)\}$/u.exec(text) ?? [];
  return id !== undefined && (linkIds.has(id) || /(?:^|[\s,])(?:animate|animation|curve)\s*:/u.test(body));
}

function keep(draft: Draft, { line, text }: FlowStatement, kind: KeptStatement['kind']): void {
  if (kind === 'comment' && text.startsWith(KEPT_PREFIX.trim()))
    draft.kept.push({ line, kind: 'unknown', text: decodeKept(text.slice(KEPT_PREFIX.trim().length).trim()) });
  else draft.kept.push({ line, kind, text });
}

/** A line made harmless inside a comment, and given back by `decodeKept`. */
export function encodeKept(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\n/gu, '%0A').replace(/;/gu, '%3B');
}

function decodeKept(text: string): string {
  return text.replace(/%(25|0A|3B)/gu, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const DIRECTIONS: Readonly<Record<string, string>> = { TD: 'TB', '>': 'LR', '<': 'RL', '^': 'BT', v: 'TB' };

function readHeader(draft: Draft, text: string): boolean {
  const match = FLOW_HEADER.exec(text);
  if (!match || draft.isFlowchart) return false;
  draft.isFlowchart = true;
  if (match[1]) draft.direction = DIRECTIONS[match[1]] ?? match[1];
  return true;
}

function readGroup(draft: Draft, text: string): boolean {
  if (text === 'end' && draft.openGroups.length > 0) {
    draft.openGroups.pop();
    return true;
  }
  const match = /^subgraph(?:\s+([\s\S]+))?$/u.exec(text);
  if (!match) return false;
  const { id, title } = groupTitle(match[1]?.trim() ?? '', draft.groups.size);
  const parent = draft.openGroups.at(-1);
  draft.groups.set(id, { id, title, nodes: draft.groups.get(id)?.nodes ?? [], ...(parent && parent !== id ? { parent } : {}) });
  draft.openGroups.push(id);
  return true;
}

/** `id["Title"]`, `id[Title]`, `"Title"`, or a title that is its own id. */
function groupTitle(text: string, count: number): { id: string; title: string } {
  const scanner = new FlowScanner(text);
  const id = scanner.takeId();
  scanner.skipSpaces();
  const shape = id === undefined ? undefined : scanner.takeShape();
  if (id !== undefined && shape && scanner.ended) return { id, title: shape.label || id };
  const title = text.replace(/^"([\s\S]*)"$/u, '$1').trim();
  return { id: /^[\p{L}\p{N}_-]+$/u.test(title) ? title : `groupe_${count + 1}`, title: title || `Groupe ${count + 1}` };
}

/** `class a,b name`: kept as a style when it names a node the text has not named yet. */
function readClass(draft: Draft, text: string): boolean {
  const match = /^class\s+([\p{L}\p{N}_,.\s-]+?)\s+([\p{L}\p{N}_-]+)$/u.exec(text);
  const ids = match?.[1]?.split(',').map((id) => id.trim());
  const name = match?.[2];
  if (!ids || !name || !ids.every((id) => draft.nodes.has(id))) return false;
  for (const id of ids) addNode(draft, { id, classes: [name] });
  return true;
}

/** `A & B -->|x| C --> D`: true when the whole statement was read; else nothing of it is. */
function readChain(draft: Draft, text: string): boolean {
  const scanner = new FlowScanner(text);
  const nodes: FlowNode[] = [];
  const edges: FlowEdge[] = [];
  let left = readNodes(scanner, nodes);
  const linkIds: string[] = [];
  let behind: string | undefined;
  while (left && !scanner.ended) {
    if (edges.length > 0) behind = scanner.takeWordsBehind();
    if (behind !== undefined) break;
    const linkId = scanner.takeLinkId();
    if (linkId !== undefined) linkIds.push(linkId);
    const link = scanner.takeLink();
    const right: FlowNode[] | undefined = link && readNodes(scanner, nodes);
    if (!link || !right || edges.length + left.length * right.length > 4000) return false;
    for (const from of left) for (const to of right) edges.push({ from: from.id, to: to.id, ...link });
    left = right;
  }
  if (!left) return false;
  for (const node of nodes) addNode(draft, node);
  draft.edges.push(...edges.map((edge) => (behind && !edge.label ? { ...edge, label: behind } : edge)));
  for (const id of linkIds) draft.linkIds.add(id);
  return true;
}

function readNodes(scanner: FlowScanner, all: FlowNode[]): FlowNode[] | undefined {
  const nodes: FlowNode[] = [];
  do {
    const node = readNode(scanner);
    if (!node) return undefined;
    nodes.push(node);
    scanner.skipSpaces();
  } while (scanner.takeMark('&'));
  all.push(...nodes);
  return nodes;
}

/** Words that are never a node. */
const RESERVED = new Set([
  'end',
  'subgraph',
  'graph',
  'flowchart',
  'style',
  'linkStyle',
  'classDef',
  'class',
  'direction',
  'default',
  'accTitle',
  'accDescr',
]);

function readNode(scanner: FlowScanner): FlowNode | undefined {
  scanner.skipSpaces();
  const id = scanner.takeId();
  if (id === undefined || RESERVED.has(id)) return undefined;
  const attributes = scanner.takeAttributes();
  const shape = attributes ? undefined : scanner.takeShape();
  if (shape === false) return undefined;
  const classes: string[] = [];
  for (let named = scanner.takeClass(); named !== undefined; named = scanner.takeClass()) classes.push(named);
  return {
    id,
    classes,
    ...(shape ? { shape: shape.shape, label: shape.label } : {}),
    ...(attributes?.shape ? { shape: `@${attributes.shape}`.slice(0, 24) } : {}),
    ...(attributes?.label === undefined ? {} : { label: attributes.label }),
  };
}

/** A node may be named many times: the last label and shape hold, classes add up, the first subgraph keeps it. */
function addNode(draft: Draft, node: FlowNode): void {
  const before = draft.nodes.get(node.id);
  draft.nodes.set(node.id, { ...before, ...node, classes: [...new Set([...(before?.classes ?? []), ...node.classes])] });
  const group = draft.groups.get(draft.openGroups.at(-1) ?? '');
  if (!group || draft.grouped.has(node.id)) return;
  draft.grouped.add(node.id);
  draft.groups.set(group.id, { ...group, nodes: [...group.nodes, node.id] });
}
