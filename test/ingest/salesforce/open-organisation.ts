import type { Cursor, PullPage, PullStream } from '../../../src/ingest/pull/connector';
import { SalesforceSettings } from '../../../src/ingest/salesforce/settings';
import { createStreams } from '../../../src/ingest/salesforce/streams';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import { createSalesforceApi } from '../../../src/vendor-http/salesforce/create-salesforce-api';
import { createSalesforceStandIn, type SalesforceOptions } from '../../connectors/subjects/salesforce-stand-in';
import { startFaultServer } from '../../support/fault-server';

export const NOW = new Date('2026-11-20T12:00:00Z');
const TOOLS = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };

export type Organisation = Awaited<ReturnType<typeof openOrganisation>>;

/** `count` accounts, one a second from 08:00:01 on, behind real HTTP; two in an answer. What waits for a job only notes how long. */
export async function openOrganisation(count: number, options: SalesforceOptions = {}) {
  const standIn = createSalesforceStandIn(options);
  const server = await startFaultServer(standIn.answer);
  standIn.setPageSize(2);
  for (let index = 1; index <= count; index += 1) standIn.put({ ...toAccount(index), label: `Acme ${index}` });
  const waitedMs: number[] = [];
  /** The stream anew, as after a start of the process. */
  const connect = (settings: Record<string, unknown> = {}): PullStream => {
    const read = SalesforceSettings.parse({ base_url: server.url, bulk_above: 0, ...settings });
    const tools = {
      secret: (name: string) => `secret-${name}`,
      http: (of: Parameters<typeof createHttpSource>[0]) =>
        createHttpSource({ ...of, rate: { perSecond: 1e6, burst: 1e6 } }, TOOLS),
    };
    const api = createSalesforceApi('salesforce', read, tools);
    const wait = async (ms: number): Promise<void> => void waitedMs.push(ms);
    const [stream] = createStreams({ source: 'salesforce', api, settings: read, wait });
    if (stream === undefined) throw new Error('no stream');
    return stream;
  };
  return { standIn, server, waitedMs, connect };
}

export const toAccount = (index: number) => ({
  id: String(index),
  accountKey: String(index),
  at: new Date(Date.parse('2026-11-20T08:00:00Z') + index * 1000),
});

/** Pages from a cursor on, at most so many: whoever stops after one is killed before the next. */
export async function readPages(
  stream: PullStream,
  cursor: Cursor | null,
  { most = 100, now = NOW, signal = new AbortController().signal } = {},
): Promise<{ pages: PullPage[]; cursor: Cursor | null }> {
  const pages: PullPage[] = [];
  if (most === 0) return { pages, cursor };
  for await (const page of stream.pages(cursor, { now, signal })) {
    pages.push(page);
    if (pages.length >= most) break;
  }
  return { pages, cursor: pages.at(-1)?.cursor ?? cursor };
}

export const listIds = (pages: readonly PullPage[]): string[] =>
  pages.flatMap(({ records }) => records.map((record) => (record as { Id: string }).Id));
