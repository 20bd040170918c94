import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page, Route } from 'playwright-core';
import { openBrowser, type WatchedPage, watch } from '../pages/browser';
import { pageSide } from './page-side';
import type { StandInPort } from './stand-in-port';
import { asAppAddress, asPageAddress, STAND_IN_ORIGIN, type StandInSession } from './stand-in-session';

interface Wire {
  kind: string;
  name: string;
  port: number;
  value: unknown;
}

/** What the windows share with the rest of the stand-in. */
export interface StandInWorld {
  readonly app: EventEmitter;
  readonly ipcMain: EventEmitter;
  sessionOf(partition: string | undefined): StandInSession;
  browser?: Promise<Browser>;
  readonly windows: StandInWindow[];
}

/** What the stand-in heeds of a window's options; all of them are kept for the tests to read. */
export interface WindowOptions {
  readonly webPreferences?: { preload?: string; partition?: string; javascript?: boolean };
}

/** Stands in for `webContents`: the events a page's acts would raise, and a real page behind. */
class StandInContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  page: WatchedPage | undefined;
  readonly ports = new Map<number, StandInPort>();
  private nextPort = 1;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  send(name: string, ...args: unknown[]): void {
    this.toPage({ kind: 'message', name, port: 0, value: args.map(toText) });
  }

  reload(): void {
    void this.page?.page.reload();
  }

  async printToPDF(options: { landscape: boolean; pageSize: string }): Promise<Buffer> {
    return (
      (await this.page?.page.pdf({
        landscape: options.landscape,
        format: options.pageSize,
        printBackground: true,
        tagged: true,
        outline: true,
      })) ?? Buffer.alloc(0)
    );
  }

  /** Gives one end of a channel to the page, whose own end is a real `MessagePort`. */
  handOver(name: string, port: StandInPort): void {
    const id = this.nextPort++;
    this.ports.set(id, port);
    port.toPage = (message) => this.toPage({ kind: 'to-port', name: '', port: id, value: toText(message) });
    this.toPage({ kind: 'open-port', name, port: id, value: null });
    port.start();
  }

  /** The ports of a page that went away are gone with it. */
  dropPorts(): void {
    for (const port of this.ports.values()) port.peer?.lost();
    this.ports.clear();
  }

  private toPage(message: Wire): void {
    this.page?.page
      .evaluate((wire) => (window as unknown as { standInReceive(wire: unknown): void }).standInReceive(wire), message)
      .catch(() => {});
  }
}

/** Stands in for `BrowserWindow`: a real Chromium page, served by the app's own scheme handler. */
export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  private context: BrowserContext | undefined;

  constructor(
    readonly world: StandInWorld,
    readonly options: WindowOptions,
  ) {
    super();
    world.windows.push(this);
    world.app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.world.browser ??= openBrowser();
    const { preload, partition, javascript = true } = this.options.webPreferences ?? {};
    const session = this.world.sessionOf(partition);
    this.context = await (await this.world.browser).newContext({
      locale: 'fr-FR',
      viewport: { width: 1280, height: 800 },
      javaScriptEnabled: javascript,
    });
    await this.context.route('**/*', (route) => this.route(route, session));
    const page = await this.context.newPage();
    this.webContents.page = watch(page, STAND_IN_ORIGIN);
    if (preload) await this.carryMessages(page, readFileSync(preload, 'utf8'));
    await page.goto(asPageAddress(url));
    this.emit('ready-to-show');
  }

  /** Every navigation the page tries is put to the app first, as Electron does. */
  private async route(route: Route, session: StandInSession): Promise<void> {
    const request = route.request();
    const loaded = this.webContents.page?.page.url().startsWith('https:');
    if (request.isNavigationRequest() && loaded && !this.mayNavigate(request.frame(), asAppAddress(request.url())))
      return route.abort('aborted');
    // A new document takes the ports of the former one with it; a new fragment of the same one does not.
    if (request.isNavigationRequest() && request.frame().parentFrame() === null) this.webContents.dropPorts();
    await session.answer(route);
  }

  private mayNavigate(frame: Frame, url: string): boolean {
    let prevented = false;
    const isMainFrame = frame.parentFrame() === null;
    const event = { url, isMainFrame, preventDefault: () => (prevented = true) };
    if (isMainFrame) this.webContents.emit('will-navigate', event);
    this.webContents.emit('will-frame-navigate', event);
    return !prevented;
  }

  private async carryMessages(page: Page, preload: string): Promise<void> {
    await page.exposeBinding('standInSend', ({ frame }, message: Wire) => this.fromPage(frame, message));
    // Electron gives the preload to the top frame alone.
    await page.addInitScript(`if (window === window.top) (${pageSide.toString()})(${JSON.stringify(preload)})`);
    page.on('popup', (popup) => {
      this.webContents.openHandler?.({ url: asAppAddress(popup.url()) });
      void popup.close();
    });
  }

  private fromPage(frame: Frame, { kind, name, port, value }: Wire): void {
    if (kind === 'from-port') {
      this.webContents.ports.get(port)?.postMessage(fromText(value));
      return;
    }
    const senderFrame = {
      url: asAppAddress(frame.url()),
      parent: frame.parentFrame() === null ? null : {},
      postMessage: (channel: string, _message: unknown, [given]: StandInPort[]) => given && this.webContents.handOver(channel, given),
    };
    this.world.ipcMain.emit(name, { sender: this.webContents, senderFrame });
  }

  getNormalBounds = () => ({ x: 10, y: 20, width: 1280, height: 800 });
  isMaximized = () => false;
  isMinimized = () => false;
  maximize = () => {};
  restore = () => {};
  show = () => {};
  focus = () => {};

  close(): void {
    this.emit('close');
    this.destroy();
  }

  destroy(): void {
    this.webContents.dropPorts();
    this.world.windows.splice(this.world.windows.indexOf(this), 1);
    void this.context?.close();
    if (this.world.windows.length === 0) this.world.app.emit('window-all-closed');
  }
}

function toText(value: unknown): unknown {
  return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : { value };
}

function fromText(wire: unknown): unknown {
  const { bytes, value } = wire as { bytes?: string; value?: unknown };
  return bytes === undefined ? value : new Uint8Array(Buffer.from(bytes, 'base64'));
}
