import type { Client } from '#bridge/contract';
import { type ImportOutcome, PIECE_BYTES, type filesContract } from '../model/files-contract';

type FilesClient = Client<typeof filesContract>;

/** Fetches a démarche as one file and hands it to the browser to save. Resolves to the file's name. */
export function saveWorkspaceFile(files: FilesClient, id: string, passphrase?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let name = '';
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    files.save(
      { id, passphrase },
      {
        onItem: (item) => {
          if (item.name) name = item.name;
          if (item.bytes) pieces.push(item.bytes as Uint8Array<ArrayBuffer>);
        },
        onClose: (error) => {
          if (error) return reject(error);
          downloadFile(name, new Blob(pieces, { type: 'application/octet-stream' }));
          resolve(name);
        },
      },
    );
  });
}

/** Hands a file to the browser to save. */
export function downloadFile(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Once the browser has begun to read it; revoking at once would cancel it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** How a file is to be taken in. */
export interface OpenFileOptions {
  readonly passphrase?: string | undefined;
  /** Takes what is readable of a damaged file. */
  readonly acceptIntact: boolean;
  /** Opens it beside the démarche that bears the same id. */
  readonly apart?: boolean;
}

/** Sends a file to the host, piece by piece, and resolves to what it brought. */
export function openWorkspaceFile(files: FilesClient, file: Blob, options: OpenFileOptions): Promise<ImportOutcome> {
  return new Promise((resolve, reject) => {
    let outcome: ImportOutcome | undefined;
    const stream = files.open(options, {
      onItem: (item) => {
        outcome = item;
      },
      onClose: (error) => {
        if (outcome) resolve(outcome);
        else reject(error);
      },
    });
    sendPieces(file, (bytes) => stream.send({ bytes })).catch((error: unknown) => {
      stream.close();
      reject(error);
    });
  });
}

async function sendPieces(file: Blob, send: (bytes: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    send(new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer()));
  }
  send(new Uint8Array());
}
