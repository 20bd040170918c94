/**
 * The few globals that every runtime here has (Node, browser, phone page). Shared code is compiled
 * against these alone, so that it can't lean on Node or on the DOM.
 */
declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T };
declare function queueMicrotask(callback: () => void): void;
declare function setTimeout(callback: () => void, milliseconds?: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function setInterval(callback: () => void, milliseconds?: number): unknown;
declare function clearInterval(timer: unknown): void;
/** Node's alone. */
declare var setImmediate: ((callback: () => void) => unknown) | undefined;
declare const performance: { now(): number };
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly href: string;
}
