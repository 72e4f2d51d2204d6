import type { Mapped, PullStream, Taken } from '../../../src/ingest/pull/connector';
import { truncateAll, useDatabase } from '../../support/database';
import type { CaseId } from '../case-titles';
import { RUNS } from '.';
import type { Subject } from '../subject';
import { subject } from '../subjects/zendesk';
import { createWorld, seedAccounts } from '../world';

type Sabotage = (stream: PullStream) => Partial<PullStream>;

/** The subject with its connector spoiled. */
function spoil(sabotage: Sabotage): Subject {
  const { sourceKind } = subject;
  const create: typeof sourceKind.create = (...given) => {
    const connector = sourceKind.create(...given);
    return { ...connector, streams: connector.streams.map((stream) => ({ ...stream, ...sabotage(stream) })) };
  };
  return { ...subject, sourceKind: { ...sourceKind, create } };
}

const changeMapped =
  (change: (mapped: Mapped) => Mapped[]): Sabotage =>
  (stream) => ({
    take: (record) => {
      const taken = stream.take(record);
      return 'refused' in taken ? taken : { ...taken, mapped: taken.mapped.flatMap(change) };
    },
  });

const changePages =
  (change: (records: readonly unknown[], page: number) => readonly unknown[] | 'stop'): Sabotage =>
  (stream) => ({
    async *pages(cursor, context) {
      let at = 0;
      for await (const page of stream.pages(cursor, context)) {
        const records = change(page.records, at++);
        if (records === 'stop') return;
        yield { ...page, records };
      }
    },
  });

const toSpoiledCells = (mapped: Mapped, change: Record<string, string>): Mapped[] =>
  mapped.kind === 'fact' ? [{ ...mapped, cells: { ...mapped.cells, ...change } }] : [mapped];

let calls = 0;

const SABOTAGES: [CaseId, string, Sabotage][] = [
  ['resume', 'begins anew each time', (stream) => ({ pages: (_cursor, context) => stream.pages(null, context) })],
  [
    'twice',
    'names a record otherwise each time',
    changeMapped((one) => toSpoiledCells(one, { ticket_id: `${++calls}` })),
  ],
  [
    'older',
    'does not say how new a record is',
    changeMapped((one) => ('version' in one ? [{ ...one, version: null }] : [one])),
  ],
  [
    'empty_page',
    'takes an empty page for the end',
    changePages((records) => (records.length === 0 ? 'stop' : records)),
  ],
  [
    'ties',
    'leaves out what shares the last instant of a page',
    changePages((records, at) => records.slice(at === 0 ? 0 : 1)),
  ],
  ['deleted', 'does not pass on that a record is gone', changeMapped((one) => (one.kind === 'deleted' ? [] : [one]))],
  [
    'dst',
    'moves instants by the hour of a zone',
    changeMapped((one) => toSpoiledCells(one, { opened_at: '2026-10-24T23:30:00Z' })),
  ],
  ['many_bad', 'lets bad records go by in silence', (stream) => ({ take: (record) => silence(stream.take(record)) })],
  [
    'one_bad',
    'says what stands in a bad record',
    (stream) => ({ take: (record) => tellAll(stream.take(record), JSON.stringify(record)) }),
  ],
];

const silence = (taken: Taken): Taken => ('refused' in taken ? { id: taken.refused.id ?? '', mapped: [] } : taken);

/** The part of the record that people wrote. */
function tellAll(taken: Taken, record: string): Taken {
  const reason = /"subject":"[^"]*"/.exec(record)?.[0] ?? record;
  return 'refused' in taken ? { refused: { ...taken.refused, reason } } : taken;
}

const database = useDatabase();

it.each(SABOTAGES)('the case "%s" fails a connector that %s', async (id, _what, sabotage) => {
  await truncateAll(database.pool);
  const spoiled = spoil(sabotage);
  const world = await createWorld(spoiled, database.pool);
  try {
    await seedAccounts(database.pool, spoiled);
    await expect(RUNS[id](world)).rejects.toThrow();
  } finally {
    await world.close();
  }
});
