import { type ComponentType, useMemo } from 'react';
import type { EmbedProps, EmbedRegistry } from '#client/editor/embeds/embed-view.tsx';
import { partsOf, useFeatures } from '#client/feature-parts.tsx';
import { ActorMention } from '../margin/actor-mention';
import { CitationEmbed } from './citation-embed';
import { FigureEmbed } from './figure-embed';
import { MapEmbed } from './map-embed';
import { PictureEmbed } from './picture-embed';
import { TestimonyEmbed } from './testimony-embed';

/** The kind of block that stands for the map, which another feature draws (`textDrawings`). */
export const ACTOR_MAP = 'actor-map';

/** How each thing that a chapter may hold is drawn; the map only where a feature of this window draws it. */
export function useEmbeds(): EmbedRegistry {
  const features = useFeatures();
  return useMemo(() => {
    const map = partsOf(features, ({ textDrawings }) => textDrawings).find(({ id }) => id === ACTOR_MAP);
    const withMap: Record<string, ComponentType<EmbedProps>> = map
      ? { [ACTOR_MAP]: (props) => <MapEmbed {...props} drawing={map.component} /> }
      : {};
    return {
      actor: ActorMention,
      citation: CitationEmbed,
      figure: FigureEmbed,
      testimony: TestimonyEmbed,
      picture: PictureEmbed,
      ...withMap,
    };
  }, [features]);
}
