import { escapeXml } from '#shared/output/escape-xml';
import type { AccessPath } from '../access-path';
import { badgeSvg } from './badge-svg';
import { type Box, boundsOf, short } from './geometry';
import { buildScene } from './build-scene';
import { layPaths, type LaidPath, type PathLook } from './laid-path';
import { pathLineSvg, pathMarksSvg } from './laid-svg';
import { PRINTED_INK, PRINTED_SHEET, printedColour, tintOf } from './palette';
import type { MapScene, SceneCircle, SceneEdge, SceneInput, SceneNode } from './scene';
import { CIRCLE_NAME_SIZE } from './scene-circles';
import { NAME_LEADING, nodeInside, WORD_SIZE } from './scene-node';
import { type LegendWords, legendSvg } from './static-legend';
import { textWidth } from './text-width';

/** Words of a printed map, in the language of its reader. */
interface MapSvgOptions {
  readonly title: string;
  readonly description: string;
  /** Left out for a drawing without a legend. */
  readonly legend?: LegendWords;
  /** The parcours d'accès laid over the drawing, one for each look. */
  readonly paths?: readonly { readonly look: PathLook; readonly path: AccessPath }[];
  /** The needs that nobody answers, in a place of their own under the drawing. */
  readonly spots?: readonly string[];
  /** A rule added to the style sheet, so that a font comes along (`@font-face{…}`). */
  readonly fontFace?: string;
}

const MARGIN = 28;
/** A legend has room for its words, however small the map. */
const NARROWEST = 640;

/**
 * The map as one self-contained SVG: colours inlined, no script, nothing fetched. Text stays text. Runs
 * without a screen, so the restitution draws it on the host too.
 */
export function actorMapSvg(input: SceneInput, options: MapSvgOptions): string {
  const scene = buildScene(input);
  const laid = layPaths(options.paths ?? [], layingOf(scene));
  const whole = boundsOf([scene.bounds, ...scene.edges.flatMap(({ label }) => label ?? []), ...laid.flatMap(laidBoxes)]);
  const legend = legendUnder(whole, input, options);
  const box = viewBox(whole, legend);
  const size = `width="${Math.round(box.w)}" height="${Math.round(box.h)}" viewBox="${[box.x, box.y, box.w, box.h].map(Math.round).join(' ')}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="map-title map-description" font-family="'Atkinson Hyperlegible Next Variable','Atkinson Hyperlegible Next','Atkinson Hyperlegible',system-ui,sans-serif">`,
    `<title id="map-title">${escapeXml(options.title)}</title><desc id="map-description">${escapeXml(options.description)}</desc>`,
    ...(options.fontFace ? [`<style>${options.fontFace.replace(/</gu, '')}</style>`] : []),
    arrowMarkers(scene),
    `<rect x="${Math.round(box.x)}" y="${Math.round(box.y)}" width="100%" height="100%" fill="${PRINTED_SHEET}"/>`,
    ...scene.circles.map(circleSvg),
    ...scene.edges.map(edgeSvg),
    ...laid.map(pathLineSvg),
    ...scene.nodes.map(nodeSvg),
    ...scene.edges.map(edgeLabelSvg),
    ...scene.circles.map(circleLabelSvg),
    ...laid.map(pathMarksSvg),
    legend.svg,
    '</svg>',
  ].join('');
}

/** What the name of a path may not cover: the same as on the screen. */
function layingOf({ nodes, circles, edges }: MapScene) {
  const words = [...circles, ...edges].flatMap(({ label }) => label ?? []);
  return { nodes: new Map(nodes.map((node) => [node.id, node])), obstacles: [...nodes, ...words] };
}

function laidBoxes({ doors, tab }: LaidPath): readonly Box[] {
  return [...doors.map(({ x, y }): Box => ({ x, y, w: 40, h: 40 })), ...(tab ? [tab] : [])];
}

interface Legend {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

function legendUnder({ x, y, w, h }: Box, { actors, colleges }: SceneInput, { legend, paths, spots }: MapSvgOptions): Legend {
  if (!legend) return { svg: '', width: 0, height: 0 };
  const named = (paths ?? []).map(({ look, path }) => ({ look, name: path.name }));
  const width = Math.max(w, NARROWEST);
  const explained = { actors, colleges, paths: named, spots: spots ?? [], words: legend };
  const { svg, height } = legendSvg(explained, [x - w / 2, y + h / 2 + MARGIN], width);
  return { svg, width, height: height + MARGIN };
}

function viewBox({ x, y, w, h }: Box, legend: Legend): { x: number; y: number; w: number; h: number } {
  const width = Math.max(w, legend.width) + MARGIN * 2;
  return { x: x - w / 2 - MARGIN, y: y - h / 2 - MARGIN, w: width, h: h + MARGIN * 2 + legend.height };
}

function arrowMarkers(scene: MapScene): string {
  if (scene.edges.length === 0) return '';
  return `<defs><marker id="map-arrow" viewBox="0 0 10 10" refX="8.5" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M1 1 9 5 1 9" fill="none" stroke="${PRINTED_INK}" stroke-width="1.6"/></marker></defs>`;
}

function circleSvg({ path, hue, edge }: SceneCircle): string {
  const colour = printedColour(hue);
  const line = (width: number, stroke: string) => `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
  const edges = edge === 'double' ? line(6, colour) + line(2.4, PRINTED_SHEET) : line(edge === 'thick' ? 4 : 1.8, colour);
  return `<path d="${path}" fill="${colour}" fill-rule="evenodd" opacity="0.08"/>${edges}`;
}

function circleLabelSvg({ label, hue }: SceneCircle): string {
  if (!label) return '';
  const { x, y, w, h } = label;
  return `<rect x="${short(x - w / 2)}" y="${short(y - h / 2)}" width="${short(w)}" height="${short(h)}" rx="6" fill="${printedColour(hue)}"/><text x="${short(x)}" y="${short(y + 5)}" text-anchor="middle" font-size="${CIRCLE_NAME_SIZE}" font-weight="700" fill="${PRINTED_SHEET}">${escapeXml(label.text)}</text>`;
}

function edgeSvg(edge: SceneEdge): string {
  const dash = edge.line === 'dashed' ? ' stroke-dasharray="7 6"' : '';
  const width = edge.line === 'thick' ? 3.4 : 1.8;
  const heads =
    edge.heads === 'none' ? '' : ` marker-end="url(#map-arrow)"${edge.heads === 'both' ? ' marker-start="url(#map-arrow)"' : ''}`;
  return `<path d="${edge.path}" fill="none" stroke="${PRINTED_INK}" stroke-width="${width}"${dash}${heads}/>`;
}

function edgeLabelSvg({ label }: SceneEdge): string {
  if (!label) return '';
  const { x, y, w, h } = label;
  const width = `textLength="${short(w - 6)}" lengthAdjust="spacingAndGlyphs"`;
  return `<rect x="${short(x - w / 2)}" y="${short(y - h / 2)}" width="${short(w)}" height="${short(h)}" rx="4" fill="${PRINTED_SHEET}" opacity="0.92"/><text x="${short(x)}" y="${short(y + WORD_SIZE * 0.35)}" ${width} text-anchor="middle" font-size="${WORD_SIZE}" fill="${PRINTED_INK}">${escapeXml(label.text)}</text>`;
}

function nodeSvg(node: SceneNode): string {
  const colour = printedColour(node.college?.colour);
  const inside = nodeInside(node);
  const lines = node.lines
    .map(
      (line, index) =>
        `<tspan x="${short(inside.textX)}" y="${short(inside.firstY + index * NAME_LEADING)}" textLength="${short(textWidth(line, WORD_SIZE))}" lengthAdjust="spacingAndGlyphs">${escapeXml(line)}</tspan>`,
    )
    .join('');
  const badge = node.college ? badgeSvg(node.college, inside.badgeX, inside.badgeY) : '';
  return `<g transform="translate(${short(node.x)} ${short(node.y)})"><path d="${node.path}" fill="${tintOf(node.college?.colour)}" stroke="${colour}" stroke-width="2.2"/>${badge}<text font-size="${WORD_SIZE}" font-weight="600" fill="${PRINTED_INK}">${lines}</text></g>`;
}
