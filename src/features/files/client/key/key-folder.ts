import { BUNDLE_EXTENSION } from '../../model/files-contract';

/** What of Chromium's folder picker we use; other browsers, and pages that are not secure, have none. */
interface PickerWindow {
  showDirectoryPicker?(options: { readonly id: string; readonly mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/** Whether this window can read and write a folder that the person chooses. */
export function canChooseFolder(): boolean {
  return (window as PickerWindow).showDirectoryPicker !== undefined;
}

/** The folder the person chose; undefined when they chose none. Throws when the computer does not allow it. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (window as PickerWindow).showDirectoryPicker?.({ id: 'faire-avec', mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** The démarches on the key, in the folder itself: what lies deeper was put away by somebody. */
export async function filesOfFolder(folder: FileSystemDirectoryHandle): Promise<readonly File[]> {
  const files: File[] = [];
  for await (const entry of folder.values()) {
    if (entry.kind === 'file' && entry.name.toLowerCase().endsWith(BUNDLE_EXTENSION))
      files.push(await (entry as FileSystemFileHandle).getFile());
  }
  return files.sort((a, b) => a.name.localeCompare(b.name));
}

/** Writes a file in the folder; one of that name is replaced once the new one is whole. */
export async function writeInFolder(folder: FileSystemDirectoryHandle, name: string, content: Blob): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writable.write(content);
  await writable.close();
}
