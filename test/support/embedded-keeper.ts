import { startEmbeddedPostgres } from '../../src/db/embedded';

/** A process of its own that keeps a server until it is killed: `node --import tsx embedded-keeper.ts <dataDir>`. */
async function main(): Promise<void> {
  const dataDir = process.argv[2];
  if (dataDir === undefined) throw new Error('usage: embedded-keeper <dataDir>');
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: { info: () => undefined } });
  process.stdout.write(`${server.url}\n`);
  setInterval(() => undefined, 60_000);
}

void main();
