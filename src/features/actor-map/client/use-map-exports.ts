import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuEntry } from '#client/kit/layout/menu.tsx';
import { renderMermaid } from '#client/diagram/mermaid-frame';
import { saveFile } from '#client/kit/save-file';
import { showToast } from '#client/kit/notices/toast';
import { openBlindSpots } from '../model/access-path';
import { isActorKind } from '../model/actor';
import { laidPaths } from '../model/drawing/laid-path';
import { actorMapSvg } from '../model/drawing/static-svg';
import { csvText } from '../model/map-csv';
import { graphMlText } from '../model/map-graphml';
import { printSentence, relationVerb } from '../model/sentence-print';
import type { MapViewProps } from './map-view-props';
import { mermaidTextOf } from './mermaid/mermaid-text-of';
import { pngFromSvg } from './drawing/png-from-svg';

type File = readonly [name: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string];

/** Everything the map leaves as; what the filter hides stays at home. */
export function useMapExports(view: MapViewProps): readonly MenuEntry[] {
  const { t } = useTranslation('actor-map');
  return useMemo(() => {
    const name = t('exports.fileName');
    const hand = (id: string, label: string, make: () => File | Promise<File>): MenuEntry => ({
      id,
      label,
      onAction: () =>
        void Promise.resolve()
          .then(make)
          .then(
            (file) => {
              saveFile(...file);
              showToast(t('exports.done', { name: file[0] }));
            },
            () => showToast(t('exports.failed'), { kind: 'error' }),
          ),
    });
    const svg = () => svgOf(view, t);
    const drawingText = () => mermaidTextOf(view, { forDrawing: true });
    return [
      hand('svg', t('exports.svg'), () => [`${name}.svg`, svg(), 'image/svg+xml']),
      hand('png', t('exports.png'), async () => [`${name}.png`, await pngFromSvg(svg()), 'image/png']),
      hand('mmd', t('exports.mermaid'), () => [`${name}.mmd`, mermaidTextOf(view), 'text/vnd.mermaid']),
      hand('mermaid-svg', t('exports.mermaidDrawing'), async () => [
        `${name}-mermaid.svg`,
        await renderMermaid(drawingText()),
        'image/svg+xml',
      ]),
      hand('actors', t('exports.actorsCsv'), () => [`${t('exports.actorsFile')}.csv`, actorsCsv(view, t), 'text/csv;charset=utf-8']),
      hand('links', t('exports.linksCsv'), () => [`${t('exports.linksFile')}.csv`, linksCsv(view, t), 'text/csv;charset=utf-8']),
      hand('sentences', t('exports.sentences'), () => [`${name}.txt`, sentencesText(view), 'text/plain;charset=utf-8']),
      hand('graphml', t('exports.graphml'), () => [
        `${name}.graphml`,
        graphMlText(view.shown.actors, view.shown.relations),
        'application/xml',
      ]),
    ];
  }, [view, t]);
}

type Translate = TFunction<'actor-map'>;

/** The drawing as it is on the screen, with what is laid over it and the same legend. */
function svgOf({ live, state, shown }: MapViewProps, t: Translate): string {
  const spots = state.showsSpots ? openBlindSpots(live.blindSpots, new Set(live.actors.map(({ id }) => id))) : [];
  return actorMapSvg(
    { ...shown, circles: live.circles, colleges: live.colleges },
    {
      title: t('drawing.label'),
      description: t('exports.description', { actors: shown.actors.length, links: shown.relations.length }),
      legend: { kind: (kind) => t(`kinds.${kind}`), blocks: t('legend.blocks'), nobody: t('overlays.nobody') },
      paths: laidPaths(state.shownPaths, live.accessPaths),
      spots: spots.map(({ need, saidBy }) => (saidBy ? `${need} · ${saidBy}` : need)),
    },
  );
}

function actorsCsv({ live, shown }: MapViewProps, t: Translate): string {
  const head = [
    'table.name',
    'table.kind',
    'table.college',
    'table.territory',
    'actor.missions',
    'actor.publics',
    'actor.contactRole',
    'table.circles',
    'actor.note',
  ];
  const rows = shown.actors.map((actor) => [
    actor.name,
    isActorKind(actor.kind) ? t(`kinds.${actor.kind}`) : actor.kind,
    live.colleges.find((college) => college.id === actor.college)?.name ?? '',
    actor.territory,
    actor.missions,
    actor.publics,
    actor.contactRole,
    actor.circles
      .map((id) => live.map.circles.get(id)?.name ?? '')
      .filter(Boolean)
      .join(', '),
    actor.note,
  ]);
  return csvText([head.map((key) => t(key)), ...rows]);
}

function linksCsv({ live, shown }: MapViewProps, t: Translate): string {
  const rows = shown.relations.map((relation) => [
    live.map.actors.get(relation.from)?.name ?? '',
    relationVerb(relation),
    live.map.actors.get(relation.to)?.name ?? '',
    relation.note,
  ]);
  return csvText([['table.from', 'table.verb', 'table.to', 'table.note'].map((key) => t(key)), ...rows]);
}

function sentencesText({ live, shown }: MapViewProps): string {
  const lines = shown.relations.flatMap((relation) => {
    const [from, to] = [live.map.actors.get(relation.from), live.map.actors.get(relation.to)];
    return from && to ? [printSentence(relation, from, to)] : [];
  });
  return `${lines.join('\n')}\n`;
}
