import { createSocketWorld } from '../../support/socket-world';
import { peerLinkSuite } from '../../suites/peer-link-suite';

peerLinkSuite('web socket between hosts', createSocketWorld, 4000);
