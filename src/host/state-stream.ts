import type { HostStream } from '#bridge/contract';
import type { Unsubscribe } from '#shared/lifecycle';

/** A state is told at most this often: it changes with every keystroke of every table. */
const TELL_EVERY_MS = 250;

/** Tells a state on a stream, now and after each change, until the stream closes. */
export function tellState<T>(source: { state(): T; onChange(listener: () => void): Unsubscribe }, stream: HostStream<T, unknown>): void {
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    stream.emit(source.state());
  };
  const stop = source.onChange(() => {
    timer ??= setTimeout(tell, TELL_EVERY_MS);
  });
  stream.onClose(() => {
    stop();
    clearTimeout(timer);
  });
  tell();
}
