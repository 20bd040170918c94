import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { Klass, LexicalNode } from 'lexical';
import { BlockEmbedNode, InlineEmbedNode } from './embeds/embed-nodes.tsx';
import { NewerNode } from './newer-node';

/** Every kind of node a text may hold. A kind that is not here is shown as coming from a newer version. */
export const EDITOR_NODES: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  LinkNode,
  InlineEmbedNode,
  BlockEmbedNode,
  NewerNode,
];
