/** One thing that happened to the disk, or was said, in the order it happened. */
export type TraceEvent =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'said'; readonly line: string };

/** What strace must be asked for, so that `parseTrace` understands it. */
export const STRACE_ARGUMENTS = ['-f', '-y', '-xx', '-s', '300000', '-e', 'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat'];

const BEGUN = /^(\d+)\s+(\w+)\((.*) <unfinished \.\.\.>$/u;
const RESUMED = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$/u;
const WHOLE = /^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)/u;

/**
 * The events of a trace. A write counts from when it began and a sync from when it ended: the order in which
 * the disk is trusted least.
 */
export function parseTrace(text: string): TraceEvent[] {
  const events: TraceEvent[] = [];
  const begun = new Map<string, string>();
  const add = (event: TraceEvent | undefined) => {
    if (event) events.push(event);
  };
  for (const line of text.split('\n')) {
    const start = BEGUN.exec(line);
    const end = RESUMED.exec(line);
    const whole = WHOLE.exec(line);
    if (start) {
      begun.set(`${start[1]} ${start[2]}`, start[3] ?? '');
      if (!isSync(start[2])) add(eventOf(start[2] ?? '', start[3] ?? ''));
    } else if (end) {
      const call = `${end[1]} ${end[2]}`;
      if (isSync(end[2])) add(eventOf(end[2] ?? '', begun.get(call) ?? ''));
      begun.delete(call);
    } else if (whole && !whole[4]?.startsWith('-')) add(eventOf(whole[2] ?? '', whole[3] ?? ''));
  }
  return events;
}

function isSync(call: string | undefined): boolean {
  return call === 'fsync' || call === 'fdatasync';
}

function eventOf(call: string, args: string): TraceEvent | undefined {
  const file = /^(\d+)<([^>]*)>/u.exec(args);
  const path = plainText(file?.[2] ?? '');
  if (isSync(call)) return { kind: 'sync', path };
  if (call === 'ftruncate') return { kind: 'truncate', path, length: Number(/,\s*(\d+)/u.exec(args)?.[1]) };
  if (call === 'unlink' || call === 'unlinkat') return { kind: 'unlink', path: plainText(/"([^"]*)"/u.exec(args)?.[1] ?? '') };
  const bytes = Buffer.from((/"([^"]*)"/u.exec(args)?.[1] ?? '').replaceAll('\\x', ''), 'hex');
  if (call === 'write') return file?.[1] === '1' ? { kind: 'said', line: bytes.toString().trim() } : undefined;
  return { kind: 'write', path, offset: Number(/, (\d+)$/u.exec(args)?.[1]), bytes };
}

function plainText(text: string): string {
  return text.includes('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex').toString() : text;
}

/** A disk that forgets: what was written since the last sync of a file is there only as `keep` decides. */
interface ForgetfulDisk {
  apply(event: TraceEvent): void;
  /** The files as a power cut would leave them. */
  cut(keep: () => boolean): Map<string, Buffer>;
}

export function createForgetfulDisk(): ForgetfulDisk {
  const durable = new Map<string, Buffer>();
  const pending = new Map<string, TraceEvent[]>();
  return {
    apply(event) {
      if (event.kind === 'said') return;
      if (event.kind === 'unlink') {
        durable.delete(event.path);
        pending.delete(event.path);
      } else if (event.kind === 'sync') {
        for (const earlier of pending.get(event.path) ?? []) durable.set(event.path, changed(durable.get(event.path), earlier));
        pending.delete(event.path);
      } else pending.set(event.path, [...(pending.get(event.path) ?? []), event]);
    },
    cut(keep) {
      const files = new Map(durable);
      for (const [path, events] of pending) {
        for (const event of events) if (keep()) files.set(path, changed(files.get(path), event));
      }
      return files;
    },
  };
}

function changed(content: Buffer = Buffer.alloc(0), event: TraceEvent): Buffer {
  if (event.kind === 'truncate')
    return Buffer.concat([content.subarray(0, event.length), Buffer.alloc(Math.max(0, event.length - content.length))]);
  if (event.kind !== 'write') return content;
  const next = Buffer.alloc(Math.max(content.length, event.offset + event.bytes.length));
  content.copy(next);
  event.bytes.copy(next, event.offset);
  return next;
}
