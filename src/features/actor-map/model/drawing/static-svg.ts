import { printableText } from '#shared/output/printable-text';
import { type Box, boundsOf, short } from './geometry';
import { buildScene } from './build-scene';
import { collegeOutline, PRINTED_INK, PRINTED_SHEET, printedColour, tintOf } from './palette';
import type { MapCollege, MapScene, SceneCircle, SceneEdge, SceneInput, SceneNode } from './scene';
import { CIRCLE_NAME_SIZE } from './scene-circles';
import { BADGE_SIZE, WORD_SIZE, NAME_LEADING, letterDrop, nodeInside } from './scene-node';
import { textWidth } from './text-width';

/** Words of a printed map, in the language of its reader. */
interface MapSvgOptions {
  readonly title: string;
  readonly description: string;
  /** Empty for a drawing without a legend. */
  readonly legend?: readonly { readonly college: MapCollege }[];
  /** A rule added to the style sheet, so that a font comes along (`@font-face{…}`). */
  readonly fontFace?: string;
}

const MARGIN = 28;
const LEGEND_HEIGHT = 40;

/**
 * The map as one self-contained SVG: colours inlined, no script, nothing fetched. Text stays text. Runs
 * without a screen, so the restitution draws it on the host too.
 */
export function actorMapSvg(input: SceneInput, options: MapSvgOptions): string {
  const scene = buildScene(input);
  const whole = boundsOf([scene.bounds, ...scene.edges.flatMap(({ label }) => label ?? [])]);
  const legend = legendSvg(input, whole);
  const box = viewBox(whole, legend !== '', input.colleges);
  const size = `width="${Math.round(box.w)}" height="${Math.round(box.h)}" viewBox="${[box.x, box.y, box.w, box.h].map(Math.round).join(' ')}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="map-title map-description" font-family="'Atkinson Hyperlegible Next Variable','Atkinson Hyperlegible Next','Atkinson Hyperlegible',system-ui,sans-serif">`,
    `<title id="map-title">${escapeXml(options.title)}</title><desc id="map-description">${escapeXml(options.description)}</desc>`,
    ...(options.fontFace ? [`<style>${options.fontFace.replace(/</gu, '')}</style>`] : []),
    arrowMarkers(scene),
    `<rect x="${Math.round(box.x)}" y="${Math.round(box.y)}" width="100%" height="100%" fill="${PRINTED_SHEET}"/>`,
    ...scene.circles.map(circleSvg),
    ...scene.edges.map(edgeSvg),
    ...scene.nodes.map(nodeSvg),
    ...scene.edges.map(edgeLabelSvg),
    ...scene.circles.map(circleLabelSvg),
    legend,
    '</svg>',
  ].join('');
}

function viewBox({ x, y, w, h }: Box, hasLegend: boolean, colleges: readonly MapCollege[]): { x: number; y: number; w: number; h: number } {
  const legendWidth = hasLegend ? colleges.reduce((sum, college) => sum + textWidth(college.name, WORD_SIZE) + 58, 0) : 0;
  const width = Math.max(w, legendWidth) + MARGIN * 2;
  return { x: x - w / 2 - MARGIN, y: y - h / 2 - MARGIN, w: width, h: h + MARGIN * 2 + (hasLegend ? LEGEND_HEIGHT : 0) };
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

function badgeSvg(college: MapCollege, x: number, y: number): string {
  const scale = BADGE_SIZE / 16;
  return `<g transform="translate(${short(x - BADGE_SIZE / 2)} ${short(y - BADGE_SIZE / 2)})"><path transform="scale(${scale})" d="${collegeOutline(college.shape)}" fill="${printedColour(college.colour)}"/><text x="${BADGE_SIZE / 2}" y="${BADGE_SIZE / 2 + letterDrop(college.shape)}" text-anchor="middle" font-size="${WORD_SIZE}" font-weight="700" fill="${PRINTED_SHEET}">${escapeXml(college.letter)}</text></g>`;
}

function legendSvg({ actors, colleges }: SceneInput, bounds: Box): string {
  const used = colleges.filter((college) => actors.some((actor) => actor.college === college.id));
  let x = bounds.x - bounds.w / 2;
  const y = bounds.y + bounds.h / 2 + LEGEND_HEIGHT;
  return used
    .map((college) => {
      const at = x;
      x += textWidth(college.name, WORD_SIZE) + 58;
      return `${badgeSvg(college, at + BADGE_SIZE / 2, y)}<text x="${short(at + BADGE_SIZE + 8)}" y="${short(y + 5)}" font-size="${WORD_SIZE}" fill="${PRINTED_INK}">${escapeXml(college.name)}</text>`;
    })
    .join('');
}

/** Text as XML takes it: the five signs escaped, what XML forbids left out. */
export function escapeXml(text: string): string {
  return printableText(text).replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
