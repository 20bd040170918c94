import { PartView, partsOf, useFeatures } from '#client/feature-parts.tsx';

/** Under « Cadre » on the path: what its cards say in a few words. */
export default function FrameSummary() {
  const cards = partsOf(useFeatures(), ({ frameCards }) => frameCards);
  return cards.map(({ feature, id, summary }) => (summary ? <PartView key={`${feature}:${id}`} load={summary} props={{}} /> : null));
}
