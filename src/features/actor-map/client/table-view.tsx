import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeBadge, type CollegeLook } from '#client/kit/marks/college-badge.tsx';
import { DataTable } from '#client/kit/tables/data-table.tsx';
import type { Column } from '#client/kit/tables/table-columns';
import { isActorKind, type StoredActor } from '../model/actor';
import { linkCounts, type StoredRelation } from '../model/relation';
import { printSentence, relationVerb } from '../model/sentence-print';
import type { MapViewProps } from './map-view-props';

/** « Tableau »: actors and links, sorted by any column, each opened beside the table. */
export function TableView(view: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const { shown, state } = view;
  return (
    <Stack gap={6}>
      <DataTable
        caption={t('table.actors')}
        columns={useActorColumns(view)}
        rows={shown.actors}
        selectedId={state.selectedId}
        emptyText={t('table.noActor')}
      />
      <DataTable
        caption={t('table.links')}
        columns={useLinkColumns(view)}
        rows={shown.relations}
        selectedId={state.selectedId}
        emptyText={t('table.noLink')}
      />
    </Stack>
  );
}

function useActorColumns({ live, state, shown }: MapViewProps): readonly Column<StoredActor>[] {
  const { t } = useTranslation('actor-map');
  const { colleges, circles: allCircles } = live;
  const { relations } = shown;
  const { open } = state;
  return useMemo(() => {
    const circleNames = new Map(allCircles.map((circle) => [circle.id, circle.name]));
    const counts = linkCounts(relations);
    const collegeOf = (actor: StoredActor) => colleges.find((college) => college.id === actor.college);
    const linkCount = (actor: StoredActor) => counts.get(actor.id) ?? 0;
    const kind = (actor: StoredActor) => (isActorKind(actor.kind) ? t(`kinds.${actor.kind}`) : actor.kind);
    const circles = (actor: StoredActor) => actor.circles.flatMap((id) => circleNames.get(id) ?? []).join(', ');
    return [
      {
        id: 'name',
        label: t('table.name'),
        isRowHeader: true,
        sortBy: (actor) => actor.name,
        render: (actor) => (
          <Button
            size="s"
            variant="quiet"
            aria-label={t('table.open', { name: actor.name })}
            onPress={() => open({ kind: 'actor', id: actor.id })}
          >
            {actor.name}
          </Button>
        ),
      },
      { id: 'kind', label: t('table.kind'), sortBy: kind, render: kind },
      {
        id: 'college',
        label: t('table.college'),
        sortBy: (actor) => collegeOf(actor)?.name ?? '',
        render: (actor) => {
          const college = collegeOf(actor);
          return college ? <CollegeBadge look={college as CollegeLook} /> : null;
        },
      },
      { id: 'territory', label: t('table.territory'), sortBy: (actor) => actor.territory, render: (actor) => actor.territory },
      { id: 'circles', label: t('table.circles'), sortBy: circles, render: circles },
      { id: 'links', label: t('table.linkCount'), align: 'end', sortBy: linkCount, render: linkCount },
    ];
  }, [t, colleges, allCircles, relations, open]);
}

function useLinkColumns({ live, state }: MapViewProps): readonly Column<StoredRelation>[] {
  const { t } = useTranslation('actor-map');
  const { actors } = live;
  const { open } = state;
  return useMemo(() => {
    const byId = new Map(actors.map((actor) => [actor.id, actor]));
    const name = (id: string) => byId.get(id)?.name ?? '';
    const sentence = (relation: StoredRelation) => {
      const [from, to] = [byId.get(relation.from), byId.get(relation.to)];
      return from && to ? printSentence(relation, from, to) : '';
    };
    return [
      { id: 'from', label: t('table.from'), isRowHeader: true, sortBy: ({ from }) => name(from), render: ({ from }) => name(from) },
      { id: 'verb', label: t('table.verb'), sortBy: (relation) => relationVerb(relation), render: (relation) => relationVerb(relation) },
      { id: 'to', label: t('table.to'), sortBy: ({ to }) => name(to), render: ({ to }) => name(to) },
      { id: 'note', label: t('table.note'), sortBy: ({ note }) => note, render: ({ note }) => note },
      {
        id: 'open',
        label: '',
        render: (relation) => (
          <Button
            size="s"
            variant="quiet"
            aria-label={t('table.openLink', { sentence: sentence(relation) })}
            onPress={() => open({ kind: 'relation', id: relation.id })}
          >
            {t('table.openShort')}
          </Button>
        ),
      },
    ];
  }, [t, actors, open]);
}
