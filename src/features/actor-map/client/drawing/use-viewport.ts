import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Position } from '../../model/actor';
import type { Box } from '../../model/drawing/geometry';
import { WORD_SIZE } from '../../model/drawing/scene-node';

/** Where the window looks: the map point at its upper left corner, and how near. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The part of the map that is seen, and what moves it. */
export interface ViewportControls {
  readonly viewport: Viewport;
  /** Shows everything, never larger than life. */
  readonly showAll: () => void;
  /** Nearer (> 1) or farther (< 1), round a point of the window or its middle. */
  readonly zoomBy: (factor: number, at?: Position) => void;
  /** Moves the window by pixels. */
  readonly panBy: (dx: number, dy: number) => void;
  /** The map point under a point of the screen. */
  readonly toMap: (clientX: number, clientY: number) => Position;
  /** Moves the window as little as needed to show a box. */
  readonly reveal: (box: Box) => void;
}

const NEAREST = 2.5;
const FARTHEST = 0.12;
const MARGIN = 12;
/** Kept free at the bottom, in pixels: the zoom buttons and what is said about the drawing stand there. */
const FOOT = 56;
/** The smallest words, in pixels, when somebody asked for larger ones, or when a whole map would be a stamp. */
const LEAST_WORDS = 11;
/** A window narrower than this, in pixels, is a phone's. */
const PHONE = 480;

/**
 * Zoom and pan of a drawing: wheel, two fingers, buttons and keys. Shows the whole drawing until a person moves
 * it, but on a phone, or with `textScale` over 1, its middle, no smaller than words can be read. What opens beside
 * the drawing moves nothing in it.
 */
export function useViewport(surface: RefObject<SVGSVGElement | null>, bounds: Box, textScale: number): ViewportControls {
  const [viewport, setViewport] = useState<Viewport>({ x: 0, y: 0, zoom: 1 });
  const touched = useRef(false);
  const shownIn = useRef(0);
  const latest = useLatest(bounds);
  const size = useCallback(() => surface.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 800, height: 500 }, [surface]);
  const show = useCallback(
    (least: number) => {
      const { width, height } = size();
      shownIn.current = width;
      setViewport(fitted(latest.current, width, height, textScale, least));
    },
    [size, textScale, latest],
  );
  const begin = useCallback(() => show(leastAtFirst(size().width, textScale)), [show, size, textScale]);
  const showAll = useCallback(() => {
    touched.current = false;
    show(0);
  }, [show]);
  const change = useCallback((next: (before: Viewport) => Viewport) => {
    touched.current = true;
    setViewport(next);
  }, []);
  const zoomBy = useCallback(
    (factor: number, at?: Position) => {
      const [px, py] = at ?? middleOf(size());
      change((before) => zoomed(before, factor, px, py));
    },
    [change, size],
  );
  const panBy = useCallback((dx: number, dy: number) => change((before) => panned(before, dx, dy)), [change]);
  const toMap = useCallback(
    (clientX: number, clientY: number): Position => {
      const { left, top } = size();
      return [viewport.x + (clientX - left) / viewport.zoom, viewport.y + (clientY - top) / viewport.zoom];
    },
    [size, viewport],
  );
  const reveal = useCallback((box: Box) => setViewport((before) => revealed(before, box, size())), [size]);
  useWindowSize(surface, touched, begin);
  useLargerWords(textScale, touched, begin, zoomBy);
  const { x, y, w, h } = bounds;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing that grew is shown whole, until a person looked closer or while a panel stands beside it
  useEffect(() => {
    if (!touched.current && size().width >= shownIn.current) begin();
  }, [x, y, w, h, begin, size]);
  useWheel(surface, zoomBy, panBy);
  return { viewport, showAll, zoomBy, panBy, toMap, reveal };
}

function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** The least zoom of what is shown before a person moved it; 0 where the whole map is. */
function leastAtFirst(width: number, textScale: number): number {
  return textScale > 1 || width < PHONE ? (LEAST_WORDS * textScale) / WORD_SIZE : 0;
}

function fitted(bounds: Box, width: number, height: number, textScale: number, least: number): Viewport {
  const room = height - MARGIN - FOOT;
  const zoom = clamp(Math.max(least, Math.min((width - MARGIN * 2) / bounds.w, room / bounds.h, 1.15 * textScale)));
  return { zoom, x: bounds.x - width / 2 / zoom, y: bounds.y - (MARGIN + room / 2) / zoom };
}

function middleOf({ width, height }: { readonly width: number; readonly height: number }): Position {
  return [width / 2, height / 2];
}

function zoomed(before: Viewport, factor: number, px: number, py: number): Viewport {
  const zoom = clamp(before.zoom * factor);
  return { zoom, x: before.x + px / before.zoom - px / zoom, y: before.y + py / before.zoom - py / zoom };
}

function panned(before: Viewport, dx: number, dy: number): Viewport {
  return { ...before, x: before.x - dx / before.zoom, y: before.y - dy / before.zoom };
}

function revealed(before: Viewport, box: Box, { width, height }: { readonly width: number; readonly height: number }): Viewport {
  const [w, h] = [width / before.zoom, height / before.zoom];
  const shift = (low: number, high: number, from: number, to: number) => (low < from ? low - from : high > to ? high - to : 0);
  return {
    ...before,
    x: before.x + shift(box.x - box.w / 2 - MARGIN, box.x + box.w / 2 + MARGIN, before.x, before.x + w),
    y: before.y + shift(box.y - box.h / 2 - MARGIN, box.y + box.h / 2 + MARGIN, before.y, before.y + h),
  };
}

function clamp(zoom: number): number {
  return Math.min(NEAREST, Math.max(FARTHEST, zoom));
}

/** The wheel zooms with Ctrl (as two fingers on a pad do) and pans without; React can't forbid the page to move, so by hand. */
function useWheel(surface: RefObject<SVGSVGElement | null>, zoomBy: ViewportControls['zoomBy'], panBy: ViewportControls['panBy']): void {
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const isPad = Math.abs(event.deltaX) > 0 || !Number.isInteger(event.deltaY);
      if (event.ctrlKey || !isPad)
        zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), [event.clientX - left, event.clientY - top]);
      else panBy(-event.deltaX, -event.deltaY);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [surface, zoomBy, panBy]);
}

/** Somebody who asks for larger words sees them larger, whatever stands beside the drawing; who looked closer stays where one is. */
function useLargerWords(textScale: number, touched: RefObject<boolean>, begin: () => void, zoomBy: (factor: number) => void): void {
  const last = useRef(textScale);
  useEffect(() => {
    const factor = textScale / last.current;
    last.current = textScale;
    if (factor === 1) return;
    if (touched.current) zoomBy(factor);
    else begin();
  }, [textScale, touched, begin, zoomBy]);
}

/** A window that changes size shows everything again, until a person looked closer; a panel beside the drawing does not. */
function useWindowSize(surface: RefObject<SVGSVGElement | null>, touched: RefObject<boolean>, begin: () => void): void {
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const windowSize = () => `${window.innerWidth} ${window.innerHeight}`;
    let last = windowSize();
    const observer = new ResizeObserver(() => {
      if (windowSize() === last) return;
      last = windowSize();
      if (!touched.current) begin();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [surface, touched, begin]);
}
