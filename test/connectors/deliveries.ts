import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullConnector, PullStream } from '../../src/ingest/pull/connector';
import { SourceContractError } from '../../src/errors';
import type { Keeper, Place, Reach, StandInRecord } from './subject';

/** One request of a vendor's webhook, with the headers that its signature is made of. */
export type Delivery = { headers: Readonly<Record<string, string>>; body: string };

const HOOK_URL = 'https://barometer.example/hooks/harness';

/** The stream as it is fed by the webhook: every delivery that lies there is verified, read by the connector's own hook, and taken away. */
export function fedByDeliveries(connector: PullConnector, stream: PullStream, folder: string): PullStream {
  const { hook, source } = connector;
  if (hook === undefined) throw new Error(`${source} has no webhook`);
  return {
    ...stream,
    async *pages(_cursor, context) {
      for (const name of (await readdir(folder)).toSorted()) {
        const { headers, body } = JSON.parse(await readFile(join(folder, name), 'utf8')) as Delivery;
        const request = { method: 'POST', url: HOOK_URL, headers, body: Buffer.from(body), now: context.now };
        const verdict = hook.verify(request);
        if (verdict !== 'ok') throw new SourceContractError(source, `its delivery is ${verdict}.`);
        for (const some of await hook.read(body, context))
          if (some.stream === stream.name) yield { ...some, cursor: {} };
        await rm(join(folder, name));
      }
    },
  };
}

type Sending = {
  settings: Reach['settings'];
  /** What its webhook is sent about these records. */
  send: (records: readonly StandInRecord[], now: Date) => Delivery;
};

/** A vendor that sends what is put, signed, in deliveries of `pageSize` records. */
export async function openDeliveries({ settings, send }: Sending): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'barometer-deliveries-'));
  const due = new Map<string, StandInRecord>();
  let pageSize = 500;
  let sent = 0;
  const write = async (delivery: Delivery): Promise<void> => {
    sent += 1;
    await writeFile(join(folder, `${String(sent).padStart(8, '0')}.json`), JSON.stringify(delivery));
  };
  const keeper: Keeper = {
    put: (record) => void due.set(record.id, record),
    setPageSize: (size) => (pageSize = size),
  };
  return {
    reach: { settings, secrets: {}, deliveries: folder },
    keeper,
    publish: async (now) => {
      const records = [...due.values()];
      for (let from = 0; from < records.length; from += pageSize)
        await write(send(records.slice(from, from + pageSize), now));
      due.clear();
    },
    breakages: [
      {
        breakIt: async () => {
          const { headers } = send([], new Date(0));
          await write({ headers, body: `not what was signed: ${JSON.stringify(headers)}` });
        },
        isFatal: true,
      },
    ],
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
