// Runs before anything else, on whatever Node there is: nothing here is newer than Node 12.
import { messages } from './messages.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`${messages.nodeTooOld(process.versions.node)}\n`);
  process.exit(1);
}
