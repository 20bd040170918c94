import { escapeXml } from '#shared/output/escape-xml';
import { short } from './geometry';
import { collegeOutline, PRINTED_SHEET, printedColour } from './palette';
import type { MapCollege } from './scene';
import { BADGE_SIZE, letterDrop, WORD_SIZE } from './scene-node';

/** The badge of a college round a point: its colour, its shape and its letter. */
export function badgeSvg(college: MapCollege, x: number, y: number): string {
  const scale = BADGE_SIZE / 16;
  return `<g transform="translate(${short(x - BADGE_SIZE / 2)} ${short(y - BADGE_SIZE / 2)})"><path transform="scale(${scale})" d="${collegeOutline(college.shape)}" fill="${printedColour(college.colour)}"/><text x="${BADGE_SIZE / 2}" y="${BADGE_SIZE / 2 + letterDrop(college.shape)}" text-anchor="middle" font-size="${WORD_SIZE}" font-weight="700" fill="${PRINTED_SHEET}">${escapeXml(college.letter)}</text></g>`;
}
