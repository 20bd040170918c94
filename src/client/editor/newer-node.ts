import { DecoratorNode, type SerializedLexicalNode } from 'lexical';

/** Lexical's name for what this app can't show; never written into a text. */
const NEWER_TYPE = 'newer';

/**
 * « Élément venu d'une version plus récente »: holds the place of a piece that this app does not know.
 * It can be read past and deleted, never edited or copied.
 */
export class NewerNode extends DecoratorNode<null> {
  static override getType(): string {
    return NEWER_TYPE;
  }

  static override clone(node: NewerNode): NewerNode {
    return new NewerNode(node.__key);
  }

  static override importJSON(): NewerNode {
    return new NewerNode();
  }

  override exportJSON(): SerializedLexicalNode {
    return { type: NEWER_TYPE, version: 1 };
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'newer-node';
    element.contentEditable = 'false';
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): boolean {
    return false;
  }

  excludeFromCopy(): boolean {
    return true;
  }

  override decorate(): null {
    return null;
  }
}
