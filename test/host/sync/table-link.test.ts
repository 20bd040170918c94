import { createSocketWorld } from '../../support/worlds/socket-world';
import { peerLinkSuite } from '../../suites/peer-link-suite';

peerLinkSuite('web socket between hosts', createSocketWorld, 4000);
