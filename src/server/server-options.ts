import { parseArgs } from 'node:util';
import { AppError } from '#shared/app-error';

/** What the command line asks of the server. */
interface ServerOptions {
  readonly dataFolder: string;
  /** 0 lets the system choose a free port; undefined: the folder's own port while it is free, else any. */
  readonly port: number | undefined;
  /** The address it listens on; this computer only unless somebody asks for more. */
  readonly host: string;
  /** Open the default browser once it serves. */
  readonly open: boolean;
}

/** Reads `--data DIR --port N [--host ADDRESS] [--open]`; throws `bad-input` naming what is wrong. */
export function readServerOptions(args: readonly string[], defaultDataFolder: string): ServerOptions {
  const values = parse(args);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && (!Number.isInteger(port) || port < 0 || port > 65_535))
    throw new AppError('bad-input', '--port', { option: '--port' });
  if (values.data === '') throw new AppError('bad-input', '--data', { option: '--data' });
  return { dataFolder: values.data ?? defaultDataFolder, port, host: values.host ?? '127.0.0.1', open: values.open ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' } },
    }).values;
  } catch (cause) {
    const option = /'(-[^' ]*)/u.exec(String(cause))?.[1] ?? '?';
    throw new AppError('bad-input', String(cause), { option }, { cause });
  }
}
