import { FileText, Hash, User } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { type FindMentions, type Mention, matchingMentions } from '#client/editor/mentions/mention';
import { useLocale } from '#client/i18n/use-locale';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { formatQuantity } from '#shared/quantity';
import { actorEmbed, citationEmbed, figureEmbed } from '../../model/embed-targets';
import { figuresOf } from '../../model/diagnostic-section';
import { sourcesAt } from '../../model/source-section';
import { useCollegeLooks } from '../margin/use-college-looks';

/** Finds what a text of this démarche can name: actors of the map, figures, sources. */
export function useMentions(): FindMentions {
  const { t } = useTranslation('diagnostic');
  const locale = useLocale();
  const docs = useCoreAndTable();
  const [actors, figures, sources] = [useRecords(actorsOf(docs.core)), useRecords(figuresOf(docs.core)), useRecords(sourcesAt(docs))];
  const lookOf = useCollegeLooks();
  const all = useMemo((): Mention[] => {
    const icon = { size: 16, 'aria-hidden': true } as const;
    return [
      ...actors.map((actor) => ({
        id: `actor-${actor.id}`,
        name: actor.name,
        kind: t('mention.kinds.actor'),
        icon: actor.college ? <CollegeShape look={lookOf(actor.college)} size={16} /> : <User {...icon} />,
        target: actorEmbed(actor.id, actor.name),
      })),
      ...figures.map((figure) => ({
        id: `figure-${figure.id}`,
        name: `${formatQuantity(figure.quantity, locale)} ${figure.about}`,
        kind: t('mention.kinds.figure'),
        icon: <Hash {...icon} />,
        target: figureEmbed(figure.id, figure),
      })),
      ...sources.map((source) => ({
        id: `source-${source.id}`,
        name: source.title,
        kind: t('mention.kinds.source'),
        icon: <FileText {...icon} />,
        target: citationEmbed(source),
      })),
    ];
  }, [actors, figures, sources, t, locale, lookOf]);
  return useCallback((words) => matchingMentions(all, words), [all]);
}
