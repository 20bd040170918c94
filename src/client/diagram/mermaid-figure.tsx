import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#client/kit/notices/notice.tsx';
import { type AppError, toAppError } from '#shared/app-error';
import styles from './mermaid-figure.module.css';
import { renderMermaid } from './mermaid-frame';

interface MermaidFigureProps {
  /** Mermaid text, ours or anybody's: it is disarmed before it is drawn. */
  readonly text: string;
  /** The name of the drawing, read aloud. */
  readonly accTitle: string;
  /** What it shows, in a sentence or two, for who does not see it. */
  readonly accDescr: string;
  /** Hands the drawing over once it is there, for an export. */
  readonly onDrawn?: (svg: string) => void;
}

type Drawing =
  | { readonly state: 'drawing' }
  | { readonly state: 'drawn'; readonly url: string }
  | { readonly state: 'failed'; readonly error: AppError };

/**
 * A Mermaid drawing, made in a sandboxed frame and shown as an image: nothing in it can act. Its text is
 * always there too, folded under the image, and unfolded when the drawing fails.
 */
export function MermaidFigure({ text, accTitle, accDescr, onDrawn }: MermaidFigureProps) {
  const { t } = useTranslation('kit');
  const drawing = useMermaidImage(text, onDrawn);
  return (
    <figure className={styles.figure}>
      {drawing.state === 'drawing' ? <p role="status">{t('diagram.drawing')}</p> : null}
      {drawing.state === 'drawn' ? <img className={styles.image} src={drawing.url} alt={`${accTitle}. ${accDescr}`} /> : null}
      {drawing.state === 'failed' ? (
        <Notice kind="warn" title={t(drawing.error.code === 'timeout' ? 'diagram.tooLong' : 'diagram.unreadable')}>
          {drawing.error.code === 'bad-input' ? <code className={styles.reason}>{drawing.error.message.slice(0, 400)}</code> : null}
        </Notice>
      ) : null}
      <details className={styles.text} open={drawing.state === 'failed'}>
        <summary>{t('diagram.text')}</summary>
        <pre>{text}</pre>
      </details>
    </figure>
  );
}

function useMermaidImage(text: string, onDrawn: ((svg: string) => void) | undefined): Drawing {
  const [drawing, setDrawing] = useState<Drawing>({ state: 'drawing' });
  useEffect(() => {
    let url: string | undefined;
    let wanted = true;
    // A short rest, so that a text being typed is drawn once and not at every key.
    const start = setTimeout(() => {
      renderMermaid(text).then(
        (svg) => {
          if (!wanted) return;
          url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
          setDrawing({ state: 'drawn', url });
          onDrawn?.(svg);
        },
        (error: unknown) => wanted && setDrawing({ state: 'failed', error: toAppError(error) }),
      );
    }, 250);
    return () => {
      wanted = false;
      clearTimeout(start);
      if (url) URL.revokeObjectURL(url);
    };
  }, [text, onDrawn]);
  return drawing;
}
