import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { request } from 'undici';

describe('a test that reaches for the network', () => {
  it.each([
    ['fetch', () => fetch('http://example.com/')],
    ['undici', () => request('https://example.com/')],
    ['a socket by name', () => once(net.connect(443, 'example.com'), 'connect')],
    ['a socket by address', () => once(net.connect({ host: '203.0.113.7', port: 443 }), 'connect')],
  ])('through %s is refused', async (_, reach) => {
    await expect(reach()).rejects.toThrow(/not.*(reach the network|allow net connect)|Disallowed net connect/i);
  });

  it('may talk to this machine', async () => {
    const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here');
    expect(await (await request(`http://127.0.0.1:${port}/`)).body.text()).toBe('here');
    server.close();
  });
});
