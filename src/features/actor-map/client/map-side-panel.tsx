import { ActorPanel } from './forms/actor-panel';
import type { MapViewProps } from './map-view-props';
import { CirclesPanel } from './circles/circles-panel';
import { MissingPanel } from './circles/missing-panel';
import { NewActorPanel } from './forms/new-actor-panel';
import { PastePanel } from './sentences/paste-panel';
import { RelationPanel } from './forms/relation-panel';

/** What stands beside the map; one thing at a time, and never over the work on a wide screen. */
export function MapSidePanel(view: MapViewProps) {
  const { panel } = view.state;
  switch (panel?.kind) {
    case 'actor':
      return <ActorPanel key={panel.id} {...view} id={panel.id} />;
    case 'relation':
      return <RelationPanel key={panel.id} {...view} id={panel.id} />;
    case 'new-actor':
      return <NewActorPanel {...view} />;
    case 'new-relation':
      return <RelationPanel key={`new-${panel.from ?? ''}`} {...view} {...(panel.from ? { from: panel.from } : {})} />;
    case 'circles':
      return <CirclesPanel {...view} />;
    case 'missing':
      return <MissingPanel {...view} />;
    case 'paste':
      return <PastePanel {...view} {...(panel.first ? { first: panel.first } : {})} />;
    default:
      return null;
  }
}
