import DOMPurify from 'dompurify';
import { useEffect, useRef } from 'react';
import { PRINT_STYLE } from '#features/restitution/model/print-style';
import styles from './restitution.module.css';

/**
 * The page as it will be, in a shadow of its own: its look can't touch the workbench's, nor the reverse. It
 * was written by our own host from escaped words; it is cleaned again all the same.
 */
export function PagePreview({ html, label }: { html: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PRINT_STYLE);
    shadow.adoptedStyleSheets = [sheet];
    // An article: its header and footer are its own, and not the window's.
    const page = document.createElement('article');
    page.className = 'sheet';
    page.append(
      DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, USE_PROFILES: { html: true, svg: true }, ADD_ATTR: ['aria-labelledby'] }),
    );
    // Its own contents list points inside the shadow, where an address of the workbench can't go.
    page.addEventListener('click', (event) => followInside(event, shadow));
    shadow.replaceChildren(page);
  }, [html]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
  return <div ref={host} role="document" aria-label={label} tabIndex={0} className={styles.page} />;
}

function followInside(event: MouseEvent, shadow: ShadowRoot): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const address = link?.getAttribute('href');
  if (!address) return;
  // Nothing in a preview leads out of it.
  event.preventDefault();
  if (address.startsWith('#')) shadow.getElementById(address.slice(1))?.scrollIntoView();
}
