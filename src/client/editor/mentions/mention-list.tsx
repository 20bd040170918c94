import { getDOMTextNode, type LexicalEditor } from 'lexical';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from './mention';
import styles from './mention-list.module.css';
import type { TypedMention } from './typed-mention';

interface MentionListProps {
  readonly id: string;
  readonly editor: LexicalEditor;
  readonly typed: TypedMention;
  readonly found: readonly Mention[];
  /** Which of them the arrows are on. */
  readonly active: number;
  readonly onChoose: (mention: Mention) => void;
}

/** What can be named, under the « @ » or above it where there is more room. The focus stays in the text. */
export function MentionList({ id, editor, typed, found, active, onChoose }: MentionListProps) {
  const { t } = useTranslation('kit');
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place(box, editor, typed));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it takes no focus, so that one goes on writing
    <div ref={box} className={styles.box} onMouseDown={(event) => event.preventDefault()}>
      {found.length === 0 ? (
        <p id={id} className={styles.none} role="status">
          {t('mentions.none')}
        </p>
      ) : (
        <div id={id} className={styles.list} role="listbox" aria-label={t('mentions.label')}>
          {found.map((mention, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, and names the line
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the text
            <div
              key={mention.id}
              ref={index === active ? showLine : undefined}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              onClick={() => onChoose(mention)}
            >
              {mention.icon}
              <span className={styles.name}>{mention.name}</span> <small>{mention.kind}</small>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Scrolls the list alone: the page stays where one writes. */
function showLine(line: HTMLElement | null): void {
  const list = line?.parentElement;
  if (!line || !list) return;
  const above = line.offsetTop - list.scrollTop;
  if (above < 0) list.scrollTop = line.offsetTop;
  else if (above + line.offsetHeight > list.clientHeight) list.scrollTop = line.offsetTop + line.offsetHeight - list.clientHeight;
}

const GAP = 4;

function place(box: RefObject<HTMLDivElement | null>, editor: LexicalEditor, { key, start }: TypedMention): void {
  const [list, frame] = [box.current, box.current?.offsetParent];
  const text = getDOMTextNode(editor.getElementByKey(key));
  if (!list || !frame || !text || start >= text.length) return;
  const sign = document.createRange();
  sign.setStart(text, start);
  sign.setEnd(text, start + 1);
  const [at, around] = [sign.getBoundingClientRect(), frame.getBoundingClientRect()];
  const height = list.offsetHeight + GAP;
  const bottom = visualViewport ? visualViewport.offsetTop + visualViewport.height : innerHeight;
  const isAbove = at.bottom + height > bottom && at.top - height > 0;
  list.style.top = `${(isAbove ? at.top - height : at.bottom + GAP) - around.top}px`;
  list.style.left = `${Math.max(0, Math.min(at.left - around.left, around.width - list.offsetWidth))}px`;
}
