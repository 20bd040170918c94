import type { MenuItemConstructorOptions } from 'electron';
import type { MainWords } from './main-words';

/** What the menu's own entries do; the rest is the system's. */
interface MenuActions {
  newWindow(): void;
  openFile(): void;
}

/** The native menu, for `Menu.buildFromTemplate`. */
export function appMenu(words: MainWords, platform: NodeJS.Platform, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  return [...(isMac ? [macMenu(words)] : []), fileMenu(words, isMac, actions), editMenu(words), viewMenu(words), windowMenu(words)];
}

function macMenu(words: MainWords): MenuItemConstructorOptions {
  return {
    label: 'Faire Avec',
    submenu: [
      { role: 'about', label: words('about') },
      { type: 'separator' },
      { role: 'hide', label: words('hide') },
      { role: 'hideOthers', label: words('hideOthers') },
      { role: 'unhide', label: words('showAll') },
      { type: 'separator' },
      { role: 'quit', label: words('quit') },
    ],
  };
}

function fileMenu(words: MainWords, isMac: boolean, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: words('file'),
    submenu: [
      { label: words('newWindow'), accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
      { label: words('openFile'), accelerator: 'CmdOrCtrl+O', click: actions.openFile },
      { type: 'separator' },
      { role: 'close', label: words('close') },
      ...(isMac ? [] : [{ role: 'quit' as const, label: words('quit') }]),
    ],
  };
}

function editMenu(words: MainWords): MenuItemConstructorOptions {
  return {
    label: words('edit'),
    submenu: [
      // The page undoes its own person's edits: the native keys would undo what the field last showed.
      { role: 'undo', label: words('undo'), registerAccelerator: false },
      { role: 'redo', label: words('redo'), registerAccelerator: false },
      { type: 'separator' },
      { role: 'cut', label: words('cut') },
      { role: 'copy', label: words('copy') },
      { role: 'paste', label: words('paste') },
      { role: 'pasteAndMatchStyle', label: words('pasteText') },
      { role: 'selectAll', label: words('selectAll') },
    ],
  };
}

function viewMenu(words: MainWords): MenuItemConstructorOptions {
  return {
    label: words('view'),
    submenu: [
      { role: 'resetZoom', label: words('actualSize') },
      { role: 'zoomIn', label: words('zoomIn') },
      { role: 'zoomOut', label: words('zoomOut') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: words('fullScreen') },
      { role: 'reload', label: words('reload') },
    ],
  };
}

function windowMenu(words: MainWords): MenuItemConstructorOptions {
  return { label: words('window'), role: 'windowMenu', submenu: [{ role: 'minimize', label: words('minimise') }] };
}
