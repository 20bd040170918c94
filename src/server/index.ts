/**
 * The host in plain Node: `node out/server/index.js --data DIR --port 0 [--host ADDRESS] [--open]`.
 * Prints one JSON line when it serves; stops cleanly on SIGTERM and SIGINT; a failure is one sentence on
 * stderr and an exit code other than 0.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { hostFeatures } from '#features/host';
import { models } from '#features/model';
import { defaultDataFolder } from '#host/opening/data-folder';
import { placesOf } from '#host/opening/failure-places';
import { openHost } from '#host/opening/open-host';
import { languageOfTerminal, openingWords, sentenceFor } from '#host/opening/opening-failure';
import { createChromiumPrinter } from '#host/printing/chromium-printer';
import bundleReader from '../features/bundle-reader?modulePath';
import { startLocalServer } from './local-server';
import { openInBrowser } from './open-in-browser';
import { portOf } from './own-port';
import { keepPageToken } from './page-token';
import { readServerOptions } from './server-options';

const say = openingWords(languageOfTerminal(process.env));

async function main(): Promise<void> {
  const options = readServerOptions(process.argv.slice(2), defaultDataFolder());
  const siteFolder = join(import.meta.dirname, '../renderer');
  const host = await openHost({
    dataFolder: options.dataFolder,
    resourcesFolder: join(import.meta.dirname, '../../resources'),
    models,
    features: hostFeatures,
    siteFolder,
    bundleReader,
    printToPdf: createChromiumPrinter(),
    reportFailure: (error) => process.stderr.write(`${placesOf(error)}\n`),
  });
  const token = await keepPageToken(options.dataFolder);
  const server = await startLocalServer({
    ...options,
    token: token.value,
    ownPort: portOf(options.dataFolder),
    siteFolder,
    onBridge: (socket) => host.serve(createWebSocketChannel(socket as SocketLike), { id: randomUUID(), access: 'facilitator' }),
  });
  stopOnSignal(async () => {
    await server.close();
    await token.forget();
    await host.close();
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url })}\n`);
  if (options.open && !(await openInBrowser(server.url))) process.stderr.write(`${say('openByHand', { url: server.url })}\n`);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => giveUp(error),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function giveUp(error: unknown): void {
  process.stderr.write(`${sentenceFor(error, say)}\n`);
  process.exit(1);
}

main().catch(giveUp);
