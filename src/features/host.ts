import type { HostFeature } from '#host/host-feature';
import { methodsHost } from './methods/host/methods-service';
import { peopleHost } from './people/host/people-service';
import { restitutionHost } from './restitution/host/restitution-service';
import { exchangeHost } from './workspace/host/exchange-service';
import { lockHost } from './workspace/host/lock-service';
import { workspaceHost } from './workspace/host/workspace-service';

/** Every feature's host side; a new one is one line here. */
export const hostFeatures: readonly HostFeature[] = [workspaceHost, lockHost, exchangeHost, peopleHost, methodsHost, restitutionHost];
