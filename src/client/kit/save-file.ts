/**
 * Hands a file to the person: the browser's own download, or the app's « Enregistrer sous ». Nothing leaves
 * this computer.
 */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the address after this turn; kept a minute for slow disks, then freed.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
