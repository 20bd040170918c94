import { escapeXml } from '#shared/output/escape-xml';
import { short } from './geometry';
import { DOOR_REACH, type LaidPath, type PathLook } from './laid-path';
import { PRINTED_INK, PRINTED_PATHS, PRINTED_SHEET } from './palette';
import type { SceneLabel } from './scene';
import { WORD_SIZE } from './scene-node';

/** The line of a parcours d'accès in a drawing that leaves; drawn under the actors, as on the screen. */
export function pathLineSvg({ look, line }: LaidPath): string {
  return line === '' ? '' : bandSvg(look, line);
}

/** What stands over the actors: the number of each door, and the name of the path on a tab. */
export function pathMarksSvg({ look, doors, tab }: LaidPath): string {
  const marks = doors.map(({ x, y, number, outcome }) => {
    const halo = outcome === 'answered' ? markerSvg(look, DOOR_REACH + 5, PRINTED_SHEET, PRINTED_PATHS[look]) : '';
    const words = `<text y="5" text-anchor="middle" font-size="${WORD_SIZE}" font-weight="700" fill="${PRINTED_SHEET}">${number}</text>`;
    return `<g transform="translate(${short(x)} ${short(y)})">${halo}${markerSvg(look, DOOR_REACH, PRINTED_PATHS[look], PRINTED_SHEET)}${words}</g>`;
  });
  return [...marks, tab ? tabSvg(look, tab) : ''].join('');
}

/** A piece of the line of a path with one of its markers, 44 wide and 24 high, as a legend shows it. */
export function pathSampleSvg(look: PathLook): string {
  return `${bandSvg(look, 'M2 12H42')}<g transform="translate(22 12)">${markerSvg(look, 8, PRINTED_PATHS[look], PRINTED_SHEET)}</g>`;
}

/** The sign of a need that nobody answers, 26 wide and 24 high. */
export function spotSignSvg(): string {
  return `<circle cx="13" cy="12" r="12" fill="${PRINTED_INK}"/><text x="13" y="17" text-anchor="middle" font-size="${WORD_SIZE}" font-weight="700" fill="${PRINTED_SHEET}">?</text>`;
}

/** One thick line, or two: seen without any colour. */
function bandSvg(look: PathLook, d: string): string {
  const line = (colour: string, width: number) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const edge = line(PRINTED_SHEET, 13);
  if (look === 'first') return edge + line(PRINTED_PATHS.first, 7);
  return edge + line(PRINTED_PATHS.second, 9) + line(PRINTED_SHEET, 4);
}

/** A disc, or a square. */
function markerSvg(look: PathLook, reach: number, fill: string, stroke: string): string {
  const ink = `fill="${fill}" stroke="${stroke}" stroke-width="2"`;
  if (look === 'first') return `<circle r="${reach}" ${ink}/>`;
  return `<rect x="${-reach}" y="${-reach}" width="${reach * 2}" height="${reach * 2}" rx="2" ${ink}/>`;
}

/** A tab with round ends, or one with two edges. */
function tabSvg(look: PathLook, { x, y, w, h, text }: SceneLabel): string {
  const edge = (inset: number, rx: number, width: number) =>
    `<rect x="${short(inset - w / 2)}" y="${short(inset - h / 2)}" width="${short(w - inset * 2)}" height="${short(h - inset * 2)}" rx="${rx}" fill="${PRINTED_SHEET}" stroke="${PRINTED_PATHS[look]}" stroke-width="${width}"/>`;
  const edges = look === 'first' ? edge(0, h / 2, 3) : edge(0, 2, 1.6) + edge(4, 0, 1.6);
  return `<g transform="translate(${short(x)} ${short(y)})">${edges}<text y="5" textLength="${short(w - 20)}" lengthAdjust="spacingAndGlyphs" text-anchor="middle" font-size="${WORD_SIZE}" font-weight="700" fill="${PRINTED_INK}">${escapeXml(text)}</text></g>`;
}
