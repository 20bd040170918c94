import {
  $applyNodeReplacement,
  DecoratorNode,
  type LexicalEditor,
  type LexicalNode,
  type LexicalParseJSON,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactNode } from 'react';
import { EmbedView } from './embed-view';

/** What an embed is, what it points to, and the words it stood for when it was written. */
export interface EmbedTarget {
  readonly kind: string;
  readonly ref: string;
  readonly label: string;
}

type SerializedEmbed = Spread<EmbedTarget, SerializedLexicalNode>;

/**
 * Something drawn from elsewhere in the démarche (a mention, a figure, a map, a picture). The text holds a
 * kind and an id; what is shown comes from the record, so that it stays in step. Two generic nodes for
 * every kind there will be: a kind this app does not know is kept, and drawn as a notice.
 */
abstract class EmbedNode extends DecoratorNode<ReactNode> {
  __kind: string;
  __ref: string;
  __label: string;

  constructor(target: EmbedTarget = { kind: '', ref: '', label: '' }, key?: NodeKey) {
    super(key);
    this.__kind = target.kind;
    this.__ref = target.ref;
    this.__label = target.label;
  }

  target(): EmbedTarget {
    const { __kind: kind, __ref: ref, __label: label } = this.getLatest();
    return { kind, ref, label };
  }

  override exportJSON(): SerializedEmbed {
    return { ...super.exportJSON(), ...this.target() };
  }

  override getTextContent(): string {
    return this.getLatest().__label;
  }

  override updateDOM(): false {
    return false;
  }

  override decorate(editor: LexicalEditor): ReactNode {
    return <EmbedView editor={editor} nodeKey={this.getKey()} {...this.target()} isInline={this.isInline()} />;
  }
}

/** As long as the longest passage that one cites. */
const MAX_WORD = 1500;

/** What was pasted or stored says what it is; whatever it says, these are three short strings. */
function targetOf(json: object): EmbedTarget {
  const { kind, ref, label } = json as Record<string, unknown>;
  const [short, id, words] = [kind, ref, label].map((value) => (typeof value === 'string' ? value.slice(0, MAX_WORD) : ''));
  return { kind: short ?? '', ref: id ?? '', label: words ?? '' };
}

/** An embed in a line: a mention, a figure, a citation. */
export class InlineEmbedNode extends EmbedNode {
  static override getType(): string {
    return 'inline-embed';
  }

  static override clone(node: InlineEmbedNode): InlineEmbedNode {
    return new InlineEmbedNode(node.target(), node.__key);
  }

  static override importJSON(json: LexicalParseJSON<SerializedLexicalNode>): InlineEmbedNode {
    return $createInlineEmbed(targetOf(json));
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override isInline(): true {
    return true;
  }
}

/** An embed of its own: a testimony, a picture, the actor map. */
export class BlockEmbedNode extends EmbedNode {
  static override getType(): string {
    return 'block-embed';
  }

  static override clone(node: BlockEmbedNode): BlockEmbedNode {
    return new BlockEmbedNode(node.target(), node.__key);
  }

  static override importJSON(json: LexicalParseJSON<SerializedLexicalNode>): BlockEmbedNode {
    return $createBlockEmbed(targetOf(json));
  }

  override createDOM(): HTMLElement {
    return document.createElement('div');
  }

  override isInline(): false {
    return false;
  }
}

/** A mention inside a line. Call it inside an update, as every `$` function of Lexical. */
export function $createInlineEmbed(target: EmbedTarget): InlineEmbedNode {
  return $applyNodeReplacement(new InlineEmbedNode(target));
}

/** An embed that is a block of its own. Call it inside an update. */
export function $createBlockEmbed(target: EmbedTarget): BlockEmbedNode {
  return $applyNodeReplacement(new BlockEmbedNode(target));
}

/** Whether a node is an embed, in a line or a block. */
export function $isEmbedNode(node: LexicalNode | null | undefined): node is InlineEmbedNode | BlockEmbedNode {
  return node instanceof EmbedNode;
}
