import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { FileDropItem } from 'react-aria-components/ListBox';
import { Button } from '../button';
import { classNames } from '../class-names';
import styles from './file-drop.module.css';

interface FileDropProps {
  /** What may be dropped here, as a sentence. */
  readonly label: string;
  /** Words of the button that opens the file chooser. */
  readonly buttonLabel: string;
  /** Extensions with their dot, or media types. */
  readonly accept?: readonly string[];
  readonly allowsMultiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
}

/** A place to drop or paste files, and a button that does the same. */
export function FileDrop({ label, buttonLabel, accept, allowsMultiple, onFiles, children }: FileDropProps) {
  return (
    <DropZone
      className={classNames(styles.zone)}
      aria-label={label}
      onDrop={async (event) => {
        const items = event.items.filter((item): item is FileDropItem => item.kind === 'file');
        const files = await Promise.all(items.map((item) => item.getFile()));
        if (files.length > 0) onFiles(files);
      }}
    >
      <Upload size={28} aria-hidden />
      <p>{label}</p>
      {children}
      <FileTrigger
        allowsMultiple={allowsMultiple ?? false}
        {...(accept ? { acceptedFileTypes: accept } : {})}
        onSelect={(list) => {
          if (list && list.length > 0) onFiles([...list]);
        }}
      >
        <Button>{buttonLabel}</Button>
      </FileTrigger>
    </DropZone>
  );
}
