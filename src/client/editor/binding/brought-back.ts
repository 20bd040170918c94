import * as Y from 'yjs';

/**
 * The end of what a transaction put into a flow, right behind its last sign; undefined when it put nothing there. An undo or a redo that brings words
 * back leaves the caret there, as every editor does: whoever writes on goes on behind them.
 */
export function endOfAdded(flow: Y.Text, { beforeState }: Y.Transaction): Y.RelativePosition | undefined {
  let [index, end] = [0, -1];
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    index += item.length;
    if (item.id.clock + item.length > (beforeState.get(item.id.client) ?? 0)) end = index;
  }
  return end === -1 ? undefined : Y.createRelativePositionFromTypeIndex(flow, end, -1);
}
