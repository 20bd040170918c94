import '#client/kit/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createHostConnection } from '#client/documents/host-connection';
import type { Catalogue } from '#client/i18n/messages';
import { startI18n } from '#client/i18n/start-i18n';
import { applyComfort } from '#features/people/client/comfort/apply-comfort';
import { createComfortStore } from '#features/people/client/comfort/comfort-store';
import { peopleContract } from '#features/people/model/people-contract';
import { App } from './app';
import { receiveDesktopFiles } from './desktop-files';
import { inMemoryMessages } from './feature-messages';
import { en } from './words/screen.en';
import { fr } from './words/screen.fr';
import { NoWayToHost } from './no-way-to-host';
import { findWayToHost } from './open-channel';

/** The words of the first screens; the other features' come with the démarche (see `feature-messages`). */
function catalogues(): Record<string, Catalogue> {
  return { shell: { fr, en }, ...inMemoryMessages() };
}

async function start(place: HTMLElement): Promise<void> {
  // Before the bridge is asked for: the app hands over its files with the first port.
  receiveDesktopFiles();
  const way = findWayToHost();
  const root = createRoot(place);
  if (!way) {
    await startI18n('fr', catalogues());
    root.render(<NoWayToHost />);
    return;
  }
  const connection = createHostConnection(() => way.open());
  const comfort = createComfortStore(connection.client(peopleContract), localStorage);
  // Before the first paint, so that nobody sees the wrong size or the wrong colours even for an instant.
  applyComfort(comfort.comfort.get(), document.documentElement, matchMedia('(prefers-color-scheme: dark)').matches);
  await startI18n(comfort.comfort.get().language, catalogues());
  root.render(
    <StrictMode>
      <App connection={connection} comfort={comfort} />
    </StrictMode>,
  );
}

const place = document.getElementById('root');
if (place) void start(place);
