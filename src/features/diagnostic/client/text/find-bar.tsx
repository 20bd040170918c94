import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findInElement } from '#client/editor/find-in-element';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFocusBack } from '#client/kit/focus/focus-back';
import { useEscape } from '#client/kit/focus/use-escape';
import { TextField } from '#client/kit/fields/text-field.tsx';
import styles from './find-bar.module.css';

/** Finds words in the chapter, accents and capitals ignored; never touches the text. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('diagnostic');
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const found = useMemo(() => (wanted.trim() ? findIn(bar.current, wanted) : []), [wanted]);
  const current = found.length > 0 ? ((at % found.length) + found.length) % found.length : 0;
  useEffect(() => show(found, current), [found, current]);
  useEffect(() => () => show([], 0), []);
  // The field goes with the bar: without this the keyboard would start again from the top of the page.
  useFocusBack();
  useEscape(onClose);
  return (
    <search className={styles.bar} ref={bar}>
      <TextField
        label={t('find.label')}
        hideLabel
        placeholder={t('find.label')}
        value={wanted}
        onChange={(value) => {
          setWanted(value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') setAt((before) => before + (event.shiftKey ? -1 : 1));
          event.continuePropagation();
        }}
        autoFocus
      />
      <output className={styles.count}>
        {wanted.trim() ? t('find.count', { at: found.length === 0 ? 0 : current + 1, count: found.length }) : ''}
      </output>
      <IconButton label={t('find.previous')} onPress={() => setAt(at - 1)} isDisabled={found.length === 0}>
        <ChevronUp size={20} aria-hidden />
      </IconButton>
      <IconButton label={t('find.next')} onPress={() => setAt(at + 1)} isDisabled={found.length === 0}>
        <ChevronDown size={20} aria-hidden />
      </IconButton>
      <IconButton label={t('find.close')} onPress={onClose}>
        <X size={20} aria-hidden />
      </IconButton>
    </search>
  );
}

function findIn(bar: HTMLElement | null, wanted: string): readonly Range[] {
  const sheet = bar?.closest('main')?.querySelector('article');
  return sheet ? findInElement(sheet, wanted) : [];
}

function show(ranges: readonly Range[], current: number): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.set('found', new Highlight(...ranges));
  const here = ranges[current];
  CSS.highlights.set('found-here', here ? new Highlight(here) : new Highlight());
  if (!here) return;
  // The words themselves, and not their paragraph: a long one may be higher than the window.
  const { top, height } = here.getBoundingClientRect();
  window.scrollBy({ top: top + height / 2 - innerHeight / 2 });
}
