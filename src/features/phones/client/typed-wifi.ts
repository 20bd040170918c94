import { createObservable, type MutableObservable } from '#shared/observable';
import type { Wifi } from '../model/wifi-code';

const known = new Map<string, MutableObservable<Wifi>>();

/** The Wi-Fi typed for a démarche, as long as this window lives: a password is nothing to keep in a file one shares. */
export function wifiOf(workspaceId: string): MutableObservable<Wifi> {
  const wifi = known.get(workspaceId) ?? createObservable<Wifi>({ name: '', password: '' });
  known.set(workspaceId, wifi);
  return wifi;
}
