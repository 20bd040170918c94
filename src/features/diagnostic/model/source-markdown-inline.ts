import type { ReportCode } from './source-block';
import { withAddress } from './source-address';
import type { MarkdownNode } from './source-markdown-parser';

/** What the words of a node need from the file around it. */
interface InlineContext {
  report(code: ReportCode, node: MarkdownNode): void;
  /** The letters of a node, as written. */
  written(node: MarkdownNode): string;
}

/** The words of a Markdown node on one run of text. HTML tags are reported and left out, their words stay. */
export function inlineText(node: MarkdownNode, context: InlineContext): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      context.report('html', node);
      return '';
    case 'image':
    case 'imageReference':
      context.report('image', node);
      return `[${node.alt || '…'}]`;
    case 'footnoteReference':
      // Set apart from the word before it: « 587 » and its note 1 must never read « 5871 ».
      return ` [${node.label ?? node.identifier}]`;
    case 'link':
      return withAddress(childrenText(node, context), node.url, () => context.report('unsafe-link', node));
    default:
      return 'children' in node ? childrenText(node, context) : context.written(node);
  }
}

function childrenText(node: { readonly children: readonly MarkdownNode[] }, context: InlineContext): string {
  return node.children.map((child) => inlineText(child, context)).join('');
}
