import {
  $getRoot,
  COLLABORATION_TAG,
  getDOMTextNode,
  HISTORIC_TAG,
  type LexicalEditor,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';
import { $blockOf, $caretInLine, $lineOf, placeIn, type SpelledLine } from './spelled-line';
import type { Speller } from './speller';
import { spellingMarks } from './spelling-marks';
import { wordsToCheck } from './spelling-words';

/** An unknown word of a text, or the part of a word that is not known. */
export interface UnknownWord {
  readonly word: string;
  /** The whole it stands in (« l’ecole »), for who says of it that it is right. */
  readonly whole: string;
  /** Where it stands in the line of which block. */
  readonly block: NodeKey;
  readonly start: number;
  readonly end: number;
  readonly range: Range;
}

/** What is needed to mark unknown words. */
interface Watched {
  readonly editor: LexicalEditor;
  readonly speller: Speller;
  /** Whether somebody said of a word that it is right. Asked each time. */
  readonly isAccepted: (word: string) => boolean;
}

/** Follows a text and keeps its unknown words marked. */
export interface SpellingWatch {
  /** The unknown word that a place on the screen is in. */
  at(x: number, y: number): UnknownWord | undefined;
  /** The unknown word the caret is in or touches; else the next one in this text, after the last one the first again. */
  fromCaret(): UnknownWord | undefined;
  /** The unknown word the caret is in or touches. */
  atCaret(): UnknownWord | undefined;
  /** Nothing is being typed any more: the last word is looked at like the others. */
  settle(): void;
  /** Looks at all of it again: what is accepted has changed. */
  refresh(): void;
  stop(): void;
}

/** How long somebody stops typing before new words are looked up. */
const PAUSE_MS = 400;

/** A word that is being typed: it is left alone until the caret goes on. */
interface TypedWord {
  readonly block: NodeKey;
  readonly start: number;
}

/** Marks the unknown words of `editor` until it is stopped: only in the lines that change, and new words after a pause. */
export function watchSpelling(watched: Watched): SpellingWatch {
  const page = new MarkedPage(watched);
  page.refresh();
  const stop = watched.editor.registerUpdateListener((payload) => page.follow(payload));
  return {
    at: (x, y) => page.at(x, y),
    atCaret: () => page.atCaret(),
    fromCaret: () => page.atCaret() ?? page.afterCaret(),
    settle: () => page.settle(),
    refresh: () => page.refresh(),
    stop: () => {
      stop();
      page.clear();
    },
  };
}

/** The marks of one editor. */
class MarkedPage {
  readonly #watched: Watched;
  readonly #unknown = new Map<NodeKey, readonly UnknownWord[]>();
  /** Lines that hold words nobody asked about yet, and those words. */
  readonly #unasked = new Map<NodeKey, readonly string[]>();
  readonly #marks = spellingMarks();
  #typed: TypedWord | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  refresh(): void {
    const blocks = this.#watched.editor.getEditorState().read(() => {
      const texts = $getRoot().getAllTextNodes();
      return texts.flatMap((text) => $blockOf(text.getKey())?.getKey() ?? []);
    });
    this.#draw(new Set([...this.#unknown.keys(), ...blocks]));
  }

  follow({ tags, dirtyElements, dirtyLeaves, editorState }: UpdateListenerPayload): void {
    const { changed, caret } = editorState.read(() => ({
      changed: new Set([...dirtyElements.keys(), ...dirtyLeaves].map((key) => $blockOf(key)?.getKey() ?? key)),
      caret: $caretInLine(),
    }));
    const isOthers = tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG);
    const before = this.#typed;
    const now = caret && this.#wordAt(caret.block, caret.offset);
    const isTyping = now && (isOthers ? before !== undefined : changed.has(now.block));
    if (isTyping) this.#typed = now;
    else if (now?.block !== before?.block || now?.start !== before?.start) this.#typed = undefined;
    if (before && before !== this.#typed) changed.add(before.block);
    if (changed.size > 0) this.#draw(changed);
  }

  settle(): void {
    const typed = this.#typed;
    this.#typed = undefined;
    if (typed) this.#draw(new Set([typed.block]));
  }

  at(x: number, y: number): UnknownWord | undefined {
    return this.#all().find(({ range }) =>
      [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom),
    );
  }

  atCaret(): UnknownWord | undefined {
    const caret = this.#watched.editor.getEditorState().read($caretInLine);
    const inLine = caret && (this.#unknown.get(caret.block) ?? []);
    return inLine?.find(({ start, end }) => caret && start <= caret.offset && caret.offset <= end);
  }

  afterCaret(): UnknownWord | undefined {
    const all = this.#all().sort((one, other) => one.range.compareBoundaryPoints(Range.START_TO_START, other.range));
    const selection = getSelection();
    const at = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    return all.find(({ range }) => !at || range.compareBoundaryPoints(Range.START_TO_START, at) > 0) ?? all[0];
  }

  clear(): void {
    this.#isOver = true;
    clearTimeout(this.#pause);
    for (const { range } of this.#all()) this.#marks?.delete(range);
    this.#unknown.clear();
  }

  #all(): UnknownWord[] {
    return [...this.#unknown.values()].flat();
  }

  #wordAt(block: NodeKey, offset: number): TypedWord | undefined {
    const line = this.#lineOf(block);
    const word = line && wordsToCheck(line.text).find(({ word, start }) => start <= offset && offset <= start + word.length);
    return word && { block, start: word.start };
  }

  #lineOf(key: NodeKey): SpelledLine | undefined {
    return this.#watched.editor.getEditorState().read(() => {
      const block = $blockOf(key);
      return block?.getKey() === key ? $lineOf(block) : undefined;
    });
  }

  #draw(blocks: ReadonlySet<NodeKey>): void {
    for (const block of blocks) this.#drawLine(block);
    clearTimeout(this.#pause);
    if (this.#unasked.size > 0) this.#pause = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  #drawLine(block: NodeKey): void {
    for (const { range } of this.#unknown.get(block) ?? []) this.#marks?.delete(range);
    this.#unknown.delete(block);
    this.#unasked.delete(block);
    const line = this.#lineOf(block);
    if (!line) return;
    const words = wordsToCheck(line.text).filter(({ word }) => !this.#watched.isAccepted(word));
    const { speller } = this.#watched;
    const unasked = words.flatMap(({ word }) => (speller.verdict(word) ? [] : word));
    if (unasked.length > 0) this.#unasked.set(block, unasked);
    const found = words.flatMap(({ word, start }) => {
      if (this.#typed?.block === block && this.#typed.start === start) return [];
      return (speller.verdict(word) ?? []).flatMap((part) => {
        const unknown = { word: word.slice(part.start, part.end), whole: word, block, start: start + part.start, end: start + part.end };
        const range = this.#watched.isAccepted(unknown.word) ? undefined : this.#rangeOf(line, unknown.start, unknown.end);
        return range ? { ...unknown, range } : [];
      });
    });
    if (found.length === 0) return;
    this.#unknown.set(block, found);
    for (const { range } of found) this.#marks?.add(range);
  }

  #rangeOf(line: SpelledLine, start: number, end: number): Range | undefined {
    const [first, last] = [placeIn(line, start), placeIn(line, end - 1)];
    const { editor } = this.#watched;
    const [from, to] = [first, last].map((place) => place && getDOMTextNode(editor.getElementByKey(place.key)));
    if (!first || !last || !from || !to || first.offset > from.length || last.offset >= to.length) return undefined;
    const range = document.createRange();
    range.setStart(from, first.offset);
    range.setEnd(to, last.offset + 1);
    return range;
  }

  async #ask(): Promise<void> {
    const asked = new Set([...this.#unasked.values()].flat());
    await this.#watched.speller.check([...asked]);
    if (!this.#isOver) this.#draw(new Set(this.#unasked.keys()));
  }
}
