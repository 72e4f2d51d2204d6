import { z } from 'zod';
import { definePullStream } from '../../../src/ingest/pull/define-pull-stream';

const stream = definePullStream({
  name: 'Things',
  brings: {},
  schema: z.looseObject({ name: z.string() }),
  idOf: ({ name }) => name,
  map: () => [],
  async *pages() {},
});
const refusedId = (record: unknown): string | null => {
  const taken = stream.take(record);
  return 'refused' in taken ? taken.refused.id : 'taken';
};

describe('the id a refused record is searched for by', () => {
  it.each<[string, unknown, string | null]>([
    ['text', { id: 'a1' }, 'a1'],
    ['a number', { id: 7 }, '7'],
    ['as Salesforce spells it', { Id: '0015g00000AbCdE' }, '0015g00000AbCdE'],
    ['cut at 200 characters', { id: 'x'.repeat(300) }, 'x'.repeat(200)],
    ['none', { key: 'a1' }, null],
    ['one that is no id', { id: { of: 'a1' } }, null],
    ['a record that is none', 'a1', null],
    ['nothing', null, null],
  ])('%s', (_what, record, id) => {
    expect(refusedId(record)).toBe(id);
  });
});
