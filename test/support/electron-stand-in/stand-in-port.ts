import { EventEmitter } from 'node:events';

/** Stands in for Electron's `MessagePortMain`: an emitter that keeps messages until it is started. */
export class StandInPort extends EventEmitter {
  peer: StandInPort | undefined;
  /** Set when this end went to a page: what is posted to it goes there. */
  toPage: ((message: unknown) => void) | undefined;
  private waiting: unknown[] | undefined = [];
  private closed = false;

  postMessage(message: unknown): void {
    this.peer?.receive(message);
  }

  receive(message: unknown): void {
    if (this.closed) return;
    if (this.toPage) this.toPage(message);
    else if (this.waiting) this.waiting.push(message);
    else this.emit('message', { data: message, ports: [] });
  }

  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const message of waiting) this.receive(message);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    const { peer } = this;
    queueMicrotask(() => peer?.lost());
  }

  /** The other end is gone, with its page for instance. */
  lost(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }
}

/** Stands in for Electron's `MessageChannelMain`. */
export class StandInChannel {
  readonly port1 = new StandInPort();
  readonly port2 = new StandInPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
