import { parentPort } from 'node:worker_threads';
import { serveBundle } from '#host/bundles/serve-bundle';
import { models } from './model';
import { inventoryOf } from './files/model/inventory';

// The script of the thread that reads `.faireavec` files (`host/bundles/bundle-thread`), built on its own.
if (parentPort) serveBundle(parentPort, (documents) => inventoryOf(documents, models));
