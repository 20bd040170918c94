import { plainMarkdownLabel, unescapeMermaidLabel } from '#shared/mermaid-text';
import { FLOW_SHAPES } from './flow-chart';

/** Reads one statement from left to right; each `take…` moves on only when it succeeds. */
export class FlowScanner {
  private at = 0;

  constructor(private readonly text: string) {}

  get ended(): boolean {
    this.skipSpaces();
    return this.at >= this.text.length;
  }

  skipSpaces(): void {
    while (/\s/u.test(this.text.charAt(this.at))) this.at++;
  }

  /** True, and moved on, when `mark` comes next. */
  takeMark(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  /** Mermaid's NODE_STRING, a hyphen only where no link can begin. */
  takeId(): string | undefined {
    return this.takePattern(/[\p{L}\p{N}_](?:[\p{L}\p{N}_.+*!?$/]|-(?![-.>])|(?<=\w):(?=[\p{L}\p{N}_]))*/uy)?.[0];
  }

  /** `[label]`, `(label)`…: undefined when no shape begins here, false when one begins and is not closed. */
  takeShape(): { readonly shape: string; readonly label: string } | false | undefined {
    const openings = FLOW_SHAPES.filter(({ open }) => this.text.startsWith(open, this.at));
    if (openings.length === 0) return undefined;
    const start = this.at;
    for (const { shape, open, close } of openings) {
      this.at = start + open.length;
      const label = this.takeLabel(close);
      if (label !== undefined) return { shape, label };
    }
    this.at = start;
    return false;
  }

  /** `@{ shape: rect, label: "…" }`, Mermaid's newer way. */
  takeAttributes(): Readonly<Record<string, string>> | undefined {
    const body = this.takePattern(/@\{((?:[^}"]|"[^"]*")*)\}/uy)?.[1];
    if (body === undefined) return undefined;
    const attributes: Record<string, string> = {};
    for (const [, key, quoted, plain] of body.matchAll(/([a-z]{1,20})\s*:\s*(?:"([^"]*)"|([^,}]*))/giu)) {
      if (key === 'shape' || key === 'label') attributes[key] = unescapeMermaidLabel((quoted ?? plain ?? '').trim());
    }
    return attributes;
  }

  /** `:::name` after a node. */
  takeClass(): string | undefined {
    return this.takePattern(/:::([\p{L}\p{N}_-]+)/uy)?.[1];
  }

  /** ` : "words"` behind a link, as people write it who know other diagrams. */
  takeWordsBehind(): string | undefined {
    const words = this.takePattern(/\s*:\s*([^:\s][\s\S]*)$/uy)?.[1];
    return words === undefined ? undefined : plainLabel(words);
  }

  /** The name of a link, before its arrow: `e1@`. */
  takeLinkId(): string | undefined {
    this.skipSpaces();
    return this.takePattern(/([\p{L}\p{N}_-]+)@(?=[<ox]?[-=~.])/uy)?.[1];
  }

  /** A link with its text, whether written `-->|x|` or `-- x -->`. */
  takeLink(): { readonly arrow: string; readonly label: string } | undefined {
    this.skipSpaces();
    const whole = this.takePattern(/[<ox]?(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+)/uy)?.[0];
    if (whole !== undefined) return { arrow: whole, label: this.takePipedText() ?? '' };
    return this.takeLinkAroundText();
  }

  private takeLinkAroundText(): { readonly arrow: string; readonly label: string } | undefined {
    const start = this.at;
    const open = this.takePattern(/([<ox]?)(--|==|-\.)(?=\s*\S)/uy);
    if (!open) return undefined;
    const closing = open[2] === '--' ? /--+[-xo>]/gu : open[2] === '==' ? /==+[=xo>]/gu : /\.+-[xo>]?/gu;
    closing.lastIndex = this.skipQuoted(this.at);
    const close = closing.exec(this.text);
    if (!close || close.index - this.at > 4000) {
      this.at = start;
      return undefined;
    }
    const label = plainLabel(this.text.slice(this.at, close.index));
    this.at = close.index + close[0].length;
    return { arrow: `${open[1]}${open[2] === '-.' ? '-' : ''}${close[0]}`, label };
  }

  private takePipedText(): string | undefined {
    const match = this.takePattern(/\s*\|\s*(?:"([^"]*)"|([^|"]*))\s*\|/uy);
    return match ? plainLabel(match[1] ?? match[2] ?? '') : undefined;
  }

  /** What stands up to `close`; quoted, it may hold anything but a quotation mark. */
  private takeLabel(close: string): string | undefined {
    const quoted = /\s*"([^"]*)"\s*/uy;
    quoted.lastIndex = this.at;
    const match = quoted.exec(this.text);
    if (match && this.text.startsWith(close, quoted.lastIndex)) {
      this.at = quoted.lastIndex + close.length;
      return plainLabel(match[1] ?? '');
    }
    const end = endOfLabel(this.text, this.at, close);
    if (end === -1) return undefined;
    const label = this.text.slice(this.at, end);
    this.at = end + close.length;
    return plainLabel(label);
  }

  private skipQuoted(from: number): number {
    const quoted = /\s*"[^"]*"/uy;
    quoted.lastIndex = from;
    return quoted.test(this.text) ? quoted.lastIndex : from;
  }

  private takePattern(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }
}

/** A label as shown: without quotation marks, Markdown signs, tags and entities. */
function plainLabel(text: string): string {
  const bare = text.trim().replace(/^"([\s\S]*)"$/u, '$1');
  const markdown = /^`([\s\S]*)`$/u.exec(bare)?.[1];
  return unescapeMermaidLabel(markdown === undefined ? bare : plainMarkdownLabel(markdown));
}

const PARTNERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Where `close` ends a label that begins at `from`: brackets within a name come in pairs, one left open ends with
 * it. -1 when the shape is another one.
 */
function endOfLabel(text: string, from: number, close: string): number {
  const open: string[] = [];
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') return -1;
    if (sign === open.at(-1)) open.pop();
    else if (text.startsWith(close, at)) return at;
    else if (PARTNERS[sign]) open.push(PARTNERS[sign]);
    else if (open.length === 0 && sign !== '/' && sign !== '\\' && close.includes(sign)) return -1;
  }
  return -1;
}
