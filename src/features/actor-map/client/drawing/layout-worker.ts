import { type LayoutInput, layoutMap } from '../../model/drawing/layout';

/** Computes a layout in a worker, off the interface's thread: a map in, positions out. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LayoutInput>) => void) | null;
  postMessage(places: ReturnType<typeof layoutMap>): void;
}

const scope = self as unknown as WorkerScope;
scope.onmessage = ({ data }) => scope.postMessage(layoutMap(data));
