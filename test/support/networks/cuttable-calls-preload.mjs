// Loaded into a host process before the product: while the file named by FAIRE_AVEC_TEST_CUT is there, what goes
// over the connections it opened to other computers is lost, and new ones are answered by nobody.
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';

const file = process.env.FAIRE_AVEC_TEST_CUT ?? '';
const calls = new Set();
let isCut = false;

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  calls.add(this);
  this.once('close', () => calls.delete(this));
  return isCut ? this : connect.apply(this, args);
};
const write = Socket.prototype._writeGeneric;
Socket.prototype._writeGeneric = function (writev, data, encoding, done) {
  if (isCut && calls.has(this)) done();
  else write.call(this, writev, data, encoding, done);
};

// What arrives is dropped here: a socket that is only paused is resumed by whoever reads it.
const push = Socket.prototype.push;
Socket.prototype.push = function (chunk, encoding) {
  return isCut && calls.has(this) && chunk !== null ? true : push.call(this, chunk, encoding);
};

setInterval(() => {
  const cut = existsSync(file);
  if (cut === isCut) return;
  isCut = cut;
  if (isCut) return;
  // Bytes were lost: both ends learn it now, as they would from a router that restarted.
  for (const socket of calls) socket.destroy();
}, 20).unref();
