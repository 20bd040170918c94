import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { type CollegeLook, CollegeShape } from '../kit/marks/college-badge';
import styles from './cursor-layer.module.css';
import type { Caret, SectionBinding } from './section-binding';
import type { TextSession } from './text-session';

/** Somebody else's caret: who, and where in terms that survive edits. */
export interface RemoteCursor extends Caret {
  readonly clientId: number;
  readonly name: string;
  readonly look: CollegeLook;
}

interface Placed {
  readonly cursor: RemoteCursor;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

const NONE: readonly Placed[] = [];

interface CursorLayerProps {
  readonly session: TextSession;
  readonly section: SectionBinding;
  readonly cursors: readonly RemoteCursor[];
}

/** Draws others' carets over the text, with name and shape; hidden from screen readers, who have the list. */
export function CursorLayer({ session, section, cursors }: CursorLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState(NONE);
  useEffect(() => {
    if (cursors.length === 0) return setPlaced(NONE);
    const { editor } = section;
    let frame: number | undefined;
    const place = () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        const now = cursors.flatMap((cursor) => placeOf(section, cursor, layer.current) ?? []);
        setPlaced((before) => (arePlacedAlike(before, now) ? before : now));
      });
    };
    place();
    const resized = new ResizeObserver(place);
    const root = editor.getRootElement();
    if (root) resized.observe(root);
    const stops = [
      editor.registerUpdateListener(place),
      session.onChange(place),
      () => resized.disconnect(),
      () => cancelAnimationFrame(frame ?? 0),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session, section, cursors]);
  return (
    <div ref={layer} className={styles.layer} aria-hidden>
      {placed.map(({ cursor, left, top, height }) => (
        <span
          key={cursor.clientId}
          className={styles.caret}
          style={{ left, top, height, '--college': `var(--${cursor.look.colour})` } as CSSProperties}
        >
          <span className={styles.name}>
            {cursor.name} <CollegeShape look={cursor.look} size={11} />
          </span>
        </span>
      ))}
    </div>
  );
}

function arePlacedAlike(before: readonly Placed[], now: readonly Placed[]): boolean {
  return before.length === now.length && before.every((one, index) => isPlacedAlike(one, now[index]));
}

function isPlacedAlike(a: Placed, b: Placed | undefined): boolean {
  return a.cursor === b?.cursor && a.left === b.left && a.top === b.top && a.height === b.height;
}

function placeOf(section: SectionBinding, cursor: RemoteCursor, layer: HTMLElement | null): Placed | undefined {
  const point = section.pointOf(cursor.focusPos);
  const element = point ? section.editor.getElementByKey(point.key) : null;
  if (!point || !element || !layer) return undefined;
  const rect = caretRect(element, point.offset);
  const origin = layer.getBoundingClientRect();
  return { cursor, left: rect.left - origin.left, top: rect.top - origin.top, height: rect.height };
}

function caretRect(element: HTMLElement, offset: number): { left: number; top: number; height: number } {
  const text = element.firstChild instanceof Text ? element.firstChild : element.querySelector('strong,em,span')?.firstChild;
  if (!(text instanceof Text)) {
    const box = element.getBoundingClientRect();
    return { left: box.left, top: box.top, height: Math.min(box.height, 28) };
  }
  const range = document.createRange();
  range.setStart(text, Math.min(offset, text.length));
  range.collapse(true);
  const box = range.getBoundingClientRect();
  return { left: box.left, top: box.top, height: box.height };
}
