import { type ReactNode, useId } from 'react';
import { Card } from '#client/kit/layout/card.tsx';

/** One card of the margin; `marked` when what it says holds here and now. */
export function MarginCard({ title, marked, children }: { title: string; marked?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <Card as="section" gap={3} isSmall isMarked={marked ?? false} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </Card>
  );
}
