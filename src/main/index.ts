import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as electron from 'electron';
import { hostFeatures } from '#features/host';
import { models } from '#features/model';
import { defaultDataFolder } from '#host/opening/data-folder';
import { openHost } from '#host/opening/open-host';
import bundleReader from '../features/bundle-reader?modulePath';
import { createMain } from './create-main';

const root = join(import.meta.dirname, '../..');
const siteFolder = join(root, 'out/renderer');

void createMain({
  electron,
  argv: process.argv,
  siteFolder,
  preload: join(root, 'out/preload/index.cjs'),
  async openHost({ printToPdf, keychain, reportFailure }) {
    const host = await openHost({
      dataFolder: process.env.FAIRE_AVEC_DATA ?? defaultDataFolder(),
      resourcesFolder: join(electron.app.isPackaged ? process.resourcesPath : root, 'resources'),
      models,
      features: hostFeatures,
      siteFolder,
      bundleReader,
      printToPdf,
      storage: { keychain },
      reportFailure,
    });
    return {
      serve: (channel) => host.serve(channel, { id: randomUUID(), access: 'facilitator' }),
      lockAll: () => host.locks.lockAll(),
      close: () => host.close(),
    };
  },
});
