import { type LayoutInput, layoutMap } from '../../model/drawing/layout';

/** The layout beside the interface's thread: a map in, places out. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LayoutInput>) => void) | null;
  postMessage(places: ReturnType<typeof layoutMap>): void;
}

const scope = self as unknown as WorkerScope;
scope.onmessage = ({ data }) => scope.postMessage(layoutMap(data));
