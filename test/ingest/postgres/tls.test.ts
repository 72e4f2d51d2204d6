import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { postgresKind } from '../../../src/ingest/postgres/connector';
import { createSelfSigned, type Certificate } from './self-signed';
import { readAll, toolsWith } from './warehouse';

const SSL_REQUEST = 80_877_103;
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'barometer-tls-'))));
afterAll(() => rmSync(folder, { recursive: true }));

type TlsServer = { port: number; startups: string[]; close: () => void };

/** As much of Postgres as comes before the password: it offers TLS, and refuses whoever says who they are. */
async function startServer(certificate: Certificate): Promise<TlsServer> {
  const startups: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) => {
      if (request.readInt32BE(4) !== SSL_REQUEST) return void startups.push('in the clear');
      socket.write('S');
      const secure = new tls.TLSSocket(socket, { isServer: true, ...certificate });
      secure.on('error', () => undefined);
      secure.once('data', (startup) => {
        startups.push(startup.toString('latin1'));
        secure.end(refuse());
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, startups, close: () => void server.close() };
}

function refuse(): Buffer {
  const fields = Buffer.from('SFATAL\0C28P01\0Mno\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

async function connect(certificate: Certificate, settings: Record<string, unknown>) {
  const server = await startServer(certificate);
  const url = `postgres://barometer:a-long-password@127.0.0.1:${server.port}/prod?sslmode=disable`;
  const queries = [{ stream: 'nps', sql: 'select 1' }];
  const connector = postgresKind.create('warehouse', { queries, ...settings }, toolsWith({ URL: url }));
  const failed = await readAll(connector.streams[0]).catch(String);
  server.close();
  return {
    failed,
    isTold: server.startups.some((startup) => startup.includes('barometer')),
    startups: server.startups,
  };
}

function keep(name: string, { cert }: Certificate): string {
  const file = join(folder, name);
  writeFileSync(file, cert);
  return file;
}

describe('who the database is', () => {
  it('is verified unless something else is said: a certificate that nobody vouches for is refused before a name is given', async () => {
    const found = await connect(createSelfSigned({ ip: '127.0.0.1' }), {});
    expect(found.failed).toContain('the certificate of the database cannot be verified');
    expect(found.isTold).toBe(false);
  });

  it('is vouched for by ca_file', async () => {
    const certificate = createSelfSigned({ ip: '127.0.0.1' });
    const found = await connect(certificate, { ca_file: keep('a.pem', certificate) });
    expect(found).toMatchObject({
      isTold: true,
      failed: expect.stringContaining('refuses the user or the password') as string,
    });
  });

  it('must be the host that was asked, also when somebody vouches for it', async () => {
    const certificate = createSelfSigned({ host: 'other.example.com' });
    const found = await connect(certificate, { ca_file: keep('b.pem', certificate) });
    expect(found.failed).toContain('the certificate of the database cannot be verified');
    expect(found.isTold).toBe(false);
  });

  it('is not asked with tls: require, which only encrypts, whatever sslmode the URL says', async () => {
    const found = await connect(createSelfSigned({ host: 'other.example.com' }), { tls: 'require' });
    expect(found.isTold).toBe(true);
    expect(found.startups).not.toContain('in the clear');
  });
});
