import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

/**
 * The address after `#` as wouter's location: it works alike from the app's own scheme and from a server's root,
 * and a reload never asks the server for a path it doesn't have.
 */
export const useHashLocation: BaseLocationHook = () => [useSyncExternalStore(onHashChange, hashPath), goTo];
useHashLocation.hrefs = (href: string) => `#${href}`;

function hashPath(): string {
  return `/${location.hash.replace(/^#?\/?/u, '')}`;
}

function onHashChange(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

function goTo(path: string, options: { replace?: boolean } = {}): void {
  if (!options.replace) {
    location.hash = path;
    return;
  }
  history.replaceState(history.state, '', `#${path}`);
  // Replacing says nothing by itself.
  dispatchEvent(new HashChangeEvent('hashchange'));
}
