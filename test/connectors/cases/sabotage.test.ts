import { SourceError } from '../../../src/errors';
import type { Mapped, PullStream, Taken } from '../../../src/ingest/pull/connector';
import type { SourceTools } from '../../../src/ingest/pull/source-kind';
import { truncateAll, useDatabase } from '../../support/database';
import type { CaseId } from '../case-titles';
import { RUNS } from '.';
import type { AnySubject } from '../subject';
import { subject as files } from '../subjects/files-csv';
import { subject as postgres } from '../subjects/postgres';
import { subject as survey } from '../subjects/survey';
import { subject as zendesk } from '../subjects/zendesk';
import { createWorld, seedAccounts } from '../world';

type Sabotage = (stream: PullStream, tools: SourceTools) => Partial<PullStream>;

/** The subject with its connector spoiled. */
function spoil(subject: AnySubject, sabotage: Sabotage): AnySubject {
  const { sourceKind } = subject;
  const create: typeof sourceKind.create = (source, settings, tools) => {
    const connector = sourceKind.create(source, settings, tools);
    return { ...connector, streams: connector.streams.map((stream) => ({ ...stream, ...sabotage(stream, tools) })) };
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

/** Where something else than HTTP is spoken. */
const ELSEWHERE: [CaseId, string, AnySubject, Sabotage][] = [
  [
    'resume',
    'begins anew each time',
    files,
    (stream) => ({ pages: (_cursor, context) => stream.pages(null, context) }),
  ],
  ['empty_page', 'takes an empty file for the end', files, changePages((some) => (some.length === 0 ? 'stop' : some))],
  [
    'older',
    'does not say how new an answer is',
    survey,
    changeMapped((one) => ('version' in one ? [{ ...one, version: null }] : [one])),
  ],
  [
    'twice',
    'names an answer otherwise each time',
    survey,
    changeMapped((one) => toSpoiledCells(one, { response_id: `${++calls}` })),
  ],
  ['one_bad', 'lets a bad answer go by in silence', survey, (stream) => ({ take: (one) => silence(stream.take(one)) })],
  [
    'deleted',
    'does not pass on that a row is gone',
    postgres,
    changeMapped((one) => (one.kind === 'deleted' ? [] : [one])),
  ],
  ['secrets', 'says where it could not connect', postgres, tellUrl],
];

function tellUrl(stream: PullStream, { secret }: SourceTools): Partial<PullStream> {
  return {
    async *pages(cursor, context) {
      try {
        yield* stream.pages(cursor, context);
      } catch {
        throw new SourceError('harness', 'config', `cannot read ${secret('URL')}`);
      }
    },
  };
}

const database = useDatabase();

async function expectFails(id: CaseId, subject: AnySubject): Promise<void> {
  await truncateAll(database.pool);
  const world = await createWorld(subject, database.pool);
  try {
    await seedAccounts(database.pool, subject);
    await expect(RUNS[id](world)).rejects.toThrow();
  } finally {
    await world.close();
  }
}

it.each(SABOTAGES)('the case "%s" fails a connector that %s', (id, _what, sabotage) =>
  expectFails(id, spoil(zendesk, sabotage)),
);

it.each(ELSEWHERE)('without HTTP, the case "%s" fails a connector that %s', (id, _what, subject, sabotage) =>
  expectFails(id, spoil(subject, sabotage)),
);
