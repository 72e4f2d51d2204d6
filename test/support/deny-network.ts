import net from 'node:net';
import nock from 'nock';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

nock.disableNetConnect();
nock.enableNetConnect((host) => LOOPBACK.test(host.replace(/:\d+$/, '')));

/** nock does not see what bypasses node's http and global fetch (the undici package, raw sockets): the socket refuses. */
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const host = findHost(args);
  if (host !== null && !LOOPBACK.test(host)) {
    const error = new Error(`tests may not reach the network: ${host}`);
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return Reflect.apply(connect, this, args) as net.Socket;
};

function findHost(args: unknown[]): string | null {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return typeof path === 'string' ? null : (host ?? null);
  }
  return typeof args[1] === 'string' ? args[1] : null;
}

afterAll(() => nock.cleanAll());
