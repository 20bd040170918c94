import { $getRoot, $isElementNode, $isTextNode, type LexicalEditor, type LexicalNode } from 'lexical';

type Part = { readonly text: string; readonly format: number } | { readonly open: string; readonly parts: readonly Part[] };

/** What an editor shows, in one line: for tests, and to tell two editors apart. */
export function describeEditor(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => write(partOf($getRoot())));
}

function partOf(node: LexicalNode): Part {
  if ($isTextNode(node)) return { text: node.getTextContent(), format: node.getFormat() };
  if (!$isElementNode(node)) return { open: node.getType(), parts: [] };
  return { open: node.getType(), parts: node.getChildren().map(partOf) };
}

function write(part: Part): string {
  if ('text' in part) return `${JSON.stringify(part.text)}${part.format || ''}`;
  return `${part.open}[${joined(part.parts).map(write).join(' ')}]`;
}

/** Neighbouring runs of one format are one, and an empty run is none. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if ('text' in part && part.text === '') continue;
    if (last && 'text' in last && 'text' in part && last.format === part.format)
      result[result.length - 1] = { text: last.text + part.text, format: last.format };
    else result.push(part);
  }
  return result;
}
