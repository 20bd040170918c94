import type { WebContents } from 'electron';
import { isOwnAddress } from './app-scheme';
import type { ElectronPort } from './electron-port';
import type { MainWords } from './main-words';

/** Schemes that a link may leave the app by, once the person has read where it goes and agreed. */
const LEAVING = new Set(['https:', 'http:', 'mailto:']);

/** Keeps every page where it is: no navigation, no new window, no embedded browser. */
export function confineNavigation(electron: Pick<ElectronPort, 'app' | 'dialog' | 'shell'>, words: MainWords): void {
  electron.app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => refuseUnless(isOwnAddress(event.url), event));
    contents.on('will-redirect', (event) => refuseUnless(isOwnAddress(event.url), event));
    contents.on('will-frame-navigate', (event) =>
      refuseUnless(isOwnAddress(event.url) || (!event.isMainFrame && isOwnFrame(event.url)), event),
    );
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void offerToLeave(electron, words, url);
      return { action: 'deny' };
    });
    silence(contents);
  });
}

/** A frame of ours may show what one of our pages made in memory. */
function isOwnFrame(url: string): boolean {
  return url === 'about:blank' || url === 'about:srcdoc' || (url.startsWith('blob:') && isOwnAddress(url.slice('blob:'.length)));
}

function refuseUnless(allowed: boolean, event: { preventDefault(): void }): void {
  if (!allowed) event.preventDefault();
}

/** A text may carry any link: the person sees the whole address before anything opens. */
async function offerToLeave({ dialog, shell }: Pick<ElectronPort, 'dialog' | 'shell'>, words: MainWords, url: string): Promise<void> {
  if (!URL.canParse(url) || !LEAVING.has(new URL(url).protocol)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words('leaveQuestion'),
    detail: new URL(url).href,
    buttons: [words('stay'), words('leave')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) await shell.openExternal(new URL(url).href);
}

/** No page of ours says « are you sure you want to leave »: what was typed is kept already. */
function silence(contents: WebContents): void {
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}
