import { type ComponentType, useMemo } from 'react';
import type { EmbedProps, EmbedRegistry } from '#client/editor/embeds/embed-view.tsx';
import { ActorMention } from '../margin/actor-mention';
import type { DiagnosticSlots } from '../diagnostic-slots';
import { CitationEmbed } from './citation-embed';
import { FigureEmbed } from './figure-embed';
import { MapEmbed } from './map-embed';
import { PictureEmbed } from './picture-embed';
import { TestimonyEmbed } from './testimony-embed';

/** How each thing that a chapter may hold is drawn. */
export function useEmbeds(slots: DiagnosticSlots): EmbedRegistry {
  return useMemo(() => {
    const { actorMap } = slots;
    const withMap: Record<string, ComponentType<EmbedProps>> = actorMap
      ? { 'actor-map': (props) => <MapEmbed {...props} drawing={actorMap} /> }
      : {};
    return {
      actor: ActorMention,
      citation: CitationEmbed,
      figure: FigureEmbed,
      testimony: TestimonyEmbed,
      picture: PictureEmbed,
      ...withMap,
    };
  }, [slots]);
}
