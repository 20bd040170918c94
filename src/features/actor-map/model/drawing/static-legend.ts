import { escapeXml } from '#shared/output/escape-xml';
import { ACTOR_KINDS, type ActorKind } from '../actor';
import { badgeSvg } from './badge-svg';
import { short } from './geometry';
import type { PathLook } from './laid-path';
import { pathSampleSvg, spotSignSvg } from './laid-svg';
import { shapePath } from './node-shape';
import { PRINTED_INK } from './palette';
import type { MapCollege } from './scene';
import { BADGE_SIZE, WORD_SIZE } from './scene-node';
import { cut, textWidth } from './text-width';

/** How what a legend explains is called, in the language of its reader. */
export interface LegendWords {
  readonly kind: (kind: ActorKind) => string;
  readonly blocks: string;
  /** Over the needs that nobody answers. */
  readonly nobody: string;
}

/** What a legend explains. */
interface Explained {
  readonly actors: readonly { readonly kind: string; readonly college: string }[];
  readonly colleges: readonly MapCollege[];
  readonly paths: readonly { readonly look: PathLook; readonly name: string }[];
  readonly spots: readonly string[];
  readonly words: LegendWords;
}

/** One sign with its words, in a row of `ROW` units. */
interface LegendItem {
  readonly sign: string;
  readonly signWidth: number;
  readonly text: string;
  readonly isTitle?: true;
}

const ROW = 34;
const GAP = 24;
const BESIDE = 8;

/** The legend of a drawing that leaves, as on the screen, in rows of at most `width` units from a corner on. */
export function legendSvg(explained: Explained, [left, top]: readonly [number, number], width: number): { svg: string; height: number } {
  let row = -1;
  const drawn: string[] = [];
  for (const group of [spotItems(explained), pathItems(explained), collegeItems(explained), kindItems(explained)]) {
    let x = Number.POSITIVE_INFINITY;
    for (const item of group) {
      const text = cut(item.text, width - item.signWidth - BESIDE, WORD_SIZE);
      const wide = item.signWidth + (item.signWidth > 0 ? BESIDE : 0) + textWidth(text, WORD_SIZE);
      if (x + wide > width) {
        x = 0;
        row += 1;
      }
      drawn.push(itemSvg({ ...item, text }, left + x, top + row * ROW));
      x += wide + GAP;
    }
  }
  return { svg: drawn.join(''), height: (row + 1) * ROW };
}

function itemSvg({ sign, signWidth, text, isTitle }: LegendItem, x: number, y: number): string {
  const words = `<text x="${signWidth > 0 ? signWidth + BESIDE : 0}" y="17" font-size="${WORD_SIZE}"${isTitle ? ` font-weight="700" textLength="${short(textWidth(text, WORD_SIZE))}" lengthAdjust="spacingAndGlyphs"` : ''} fill="${PRINTED_INK}">${escapeXml(text)}</text>`;
  return `<g transform="translate(${short(x)} ${short(y)})">${sign}${words}</g>`;
}

function spotItems({ spots, words }: Explained): readonly LegendItem[] {
  if (spots.length === 0) return [];
  const title: LegendItem = { sign: '', signWidth: 0, text: words.nobody, isTitle: true };
  return [title, ...spots.map((text) => ({ sign: spotSignSvg(), signWidth: 26, text }))];
}

function pathItems({ paths }: Explained): readonly LegendItem[] {
  return paths.map(({ look, name }) => ({ sign: pathSampleSvg(look), signWidth: 44, text: name }));
}

function collegeItems({ actors, colleges }: Explained): readonly LegendItem[] {
  const used = colleges.filter((college) => actors.some((actor) => actor.college === college.id));
  return used.map((college) => ({ sign: badgeSvg(college, BADGE_SIZE / 2, 12), signWidth: BADGE_SIZE, text: college.name }));
}

/** Shapes, and what dashes mean. */
function kindItems({ actors, words }: Explained): readonly LegendItem[] {
  const used = ACTOR_KINDS.filter((kind) => actors.some((actor) => actor.kind === kind));
  const shapes = used.map((kind) => ({
    sign: `<path transform="translate(18 12)" d="${shapePath(kind, 34, 20)}" fill="none" stroke="${PRINTED_INK}" stroke-width="1.6"/>`,
    signWidth: 36,
    text: words.kind(kind),
  }));
  const dashes = `<path d="M1 12H35" stroke="${PRINTED_INK}" stroke-width="2" stroke-dasharray="6 5"/>`;
  return [...shapes, { sign: dashes, signWidth: 36, text: words.blocks }];
}
