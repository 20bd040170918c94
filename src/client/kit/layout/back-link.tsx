import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './back-link.module.css';

/** The way back to what a page is part of, above its title. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <p className={styles.back}>
      <Link href={href}>
        <ArrowLeft size={18} aria-hidden /> {children}
      </Link>
    </p>
  );
}
