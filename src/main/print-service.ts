import type { ElectronPort } from './electron-port';

/** How a page is laid on paper. */
export interface PrintOptions {
  readonly landscape?: boolean;
  readonly pageSize?: 'A3' | 'A4';
}

/** Turns a self-contained HTML page into PDF bytes. */
export type PrintToPdf = (html: string, options?: PrintOptions) => Promise<Uint8Array>;

/** The page comes from a démarche, so it may hold anything: no script, nothing from elsewhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const PARTITION = 'print';

/**
 * Prints in a hidden window, in a session of its own that knows nothing but the page. Tagged and outlined,
 * so that a screen reader finds its way in the PDF.
 */
export function createPrintToPdf({ BrowserWindow, session }: Pick<ElectronPort, 'BrowserWindow' | 'session'>): PrintToPdf {
  const pages = new Map<string, string>();
  let served = false;
  const serve = () => {
    if (served) return;
    served = true;
    session.fromPartition(PARTITION).protocol.handle('app', (request) => {
      const html = pages.get(new URL(request.url).pathname);
      if (html === undefined) return new Response(null, { status: 404 });
      return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY } });
    });
  };
  return async (html, { landscape = false, pageSize = 'A4' } = {}) => {
    serve();
    const path = `/${crypto.randomUUID()}`;
    pages.set(path, html);
    const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, partition: PARTITION };
    const window = new BrowserWindow({ show: false, webPreferences });
    const asPrinted = {
      landscape,
      pageSize,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    };
    try {
      await window.loadURL(`app://print${path}`);
      return new Uint8Array(await window.webContents.printToPDF(asPrinted));
    } finally {
      pages.delete(path);
      window.destroy();
    }
  };
}
