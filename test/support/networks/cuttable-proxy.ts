import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { stopAtEnd } from '../teardown';

/** A wire between two computers that a test can cut: nothing passes and nobody is told, as when a cable is pulled. */
export interface CuttableProxy {
  readonly address: string;
  cut(): void;
  restore(): void;
  /** Bytes that passed in both directions so far. */
  passed(): number;
  /** Everything that passed, as somebody who listens on the network has it. */
  heard(): Buffer;
}

/** Forwards TCP from a loopback port of its own to `target` (`host:port`). */
export async function startCuttableProxy(target: string): Promise<CuttableProxy> {
  const [host = '', port = ''] = target.split(':');
  const sockets = new Set<Socket>();
  let isCut = false;
  let bytes = 0;
  const heard: Buffer[] = [];
  const pipe = (from: Socket, to: Socket) => {
    from.on('data', (data) => {
      // What is sent into a cut is gone: TCP itself would repeat it, but these two connections are never healed.
      if (isCut) return;
      bytes += data.length;
      heard.push(data);
      to.write(data);
    });
    from.on('close', () => {
      sockets.delete(from);
      if (!isCut) to.destroy();
    });
    from.on('error', () => from.destroy());
  };
  const server = createServer((near) => {
    sockets.add(near);
    if (isCut) {
      near.on('error', () => near.destroy());
      return;
    }
    const far = connect(Number(port), host);
    sockets.add(far);
    pipe(near, far);
    pipe(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stopAtEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
    },
    restore() {
      isCut = false;
      // Connections that lost bytes can't go on: both ends learn it now, as they would from a router that restarted.
      for (const socket of sockets) socket.destroy();
    },
    passed: () => bytes,
    heard: () => Buffer.concat(heard),
  };
}
