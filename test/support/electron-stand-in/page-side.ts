/**
 * What the stand-in puts in each page, before the page's own code: an `electron` for the built preload, and
 * real `MessagePort`s whose far end travels, as text, to the stand-in's ports. Serialised: it may use nothing
 * from this file.
 */
export function pageSide(preloadCode: string): void {
  type Wire = { kind: string; name: string; port: number; value: unknown };
  const page = window as unknown as { standInSend(message: Wire): void; standInReceive(message: Wire): void; faireAvecPreloaded?: boolean };
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();
  const toText = (value: unknown) =>
    value instanceof Uint8Array ? { bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) } : { value };
  const fromText = (wire: unknown) => {
    const { bytes, value } = wire as { bytes?: string; value?: unknown };
    return bytes === undefined ? value : Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  };
  const emit = (name: string, event: unknown, args: unknown[]) => {
    for (const listener of listeners.get(name) ?? []) listener(event, ...args);
  };
  page.standInReceive = ({ kind, name, port, value }) => {
    if (kind === 'message') return emit(name, {}, (value as unknown[]).map(fromText));
    if (kind === 'to-port') return ports.get(port)?.postMessage(fromText(value));
    const { port1, port2 } = new MessageChannel();
    ports.set(port, port1);
    port1.onmessage = ({ data }) => page.standInSend({ kind: 'from-port', name: '', port, value: toText(data) });
    emit(name, { ports: [port2] }, []);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
    },
    ipcRenderer: {
      send: (name: string) => page.standInSend({ kind: 'message', name, port: 0, value: null }),
      on: (name: string, listener: () => void) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    },
  };
  const load = new Function('require', 'module', 'exports', preloadCode) as (...args: unknown[]) => void;
  load(
    (name: string) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload can't load ${name}`);
      return electron;
    },
    { exports: {} },
    {},
  );
}
