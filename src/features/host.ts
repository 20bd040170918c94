import type { HostFeature } from '#host/host-feature';
import { actorMapHost } from './actor-map/host/actor-map-output';
import { diagnosticHost } from './diagnostic/host/diagnostic-output';
import { sourcesHost } from './diagnostic/host/sources-output';
import { experimentHost } from './experiment/host/experiment-output';
import { exchangeHost } from './files/host/exchange-service';
import { filesHost } from './files/host/files-service';
import { methodsHost } from './methods/host/methods-service';
import { peopleHost } from './people/host/people-service';
import { createRestitutionHost } from './restitution/host/restitution-service';
import { workshopHost } from './workshop/host/workshop-output';
import { lockHost } from './workspace/host/lock-service';
import { workspaceHost } from './workspace/host/workspace-service';

/** Every feature's host side; a new one is one line here. What leaves the démarche stands in this order. */
const features: readonly HostFeature[] = [
  workspaceHost,
  lockHost,
  filesHost,
  exchangeHost,
  peopleHost,
  methodsHost,
  diagnosticHost,
  actorMapHost,
  experimentHost,
  workshopHost,
  sourcesHost,
];

/** The restitution gives back what the others hold, and is given their list: it knows none of them. */
export const hostFeatures: readonly HostFeature[] = [...features, createRestitutionHost(features)];
