import { filesKind } from '../../../src/ingest/files/connector';
import { postgresKind } from '../../../src/ingest/postgres/connector';
import type { SourceTools } from '../../../src/ingest/pull/source-kind';

const MB = 1024 * 1024;

/** `measure-rows.ts <postgres|files> <settings as JSON> <url>`: reads every page as the runner would, and says how far memory grew. */
async function main([kind = '', settings = '{}', url = '']: string[]): Promise<void> {
  const tools: SourceTools = {
    secret: () => url,
    findSecret: () => null,
    hookSecret: null,
    http: () => {
      throw new Error('nothing is asked over HTTP');
    },
    resolvePath: (path) => path,
  };
  const known = [postgresKind, filesKind].find((one) => one.kind === kind);
  const [stream] = known?.create('measure', JSON.parse(settings), tools).streams ?? [];
  if (stream === undefined) throw new Error(`expected a kind of source, got "${kind}"`);
  const before = process.memoryUsage().rss;
  let peak = before;
  let rows = 0;
  const startedAt = performance.now();
  for await (const page of stream.pages(null, { now: new Date(), signal: new AbortController().signal })) {
    for (const record of page.records) if ('mapped' in stream.take(record)) rows += 1;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(JSON.stringify({ rows, grownMb: (peak - before) / MB, seconds }));
}

void main(process.argv.slice(2));
