import { outbox, people } from '../../../src/db/schema';
import { SourceError } from '../../../src/errors';
import { aboutSource } from '../../../src/services/direct-notes/about-source';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, failWith, NOW, page, SOURCE, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(async () => {
  await seedAccounts(database);
  await database.db.insert(people).values([
    { email: 'rita@example.test', name: 'Rita', role: 'revops', source: 'csv' },
    { email: 'ann@example.test', name: 'Ann', role: 'ae', source: 'csv' },
  ]);
});
const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const failing = (failure: 'config' | 'transient', ...names: string[]) =>
  buildConnector(
    ...names.map((name) =>
      buildStream({
        name,
        pages: failWith(new SourceError(SOURCE, failure, `${name} was refused: the scope <read> is missing`)),
      }),
    ),
  );
const working = buildConnector(buildStream({ name: 'a', pages: [page('1', [ticket('7')], { isLast: true })] }));
const listTold = () =>
  listRows(database, `select to_email, payload->>'kind' as kind, payload->>'source' as source from outbox order by id`);

describe('a source that only a person can mend', () => {
  it('R229: is told to RevOps once per episode, however many of its parts fail and however often', async () => {
    await pull(database, failing('config', 'a', 'b'));
    await pull(database, failing('config', 'a', 'b'), later(1));
    expect(await listTold()).toEqual([['rita@example.test', 'source', SOURCE]]);
    await pull(database, working, later(2));
    await pull(database, failing('config', 'a'), later(3));
    expect(await listTold()).toHaveLength(2);
  });

  it('is told with what stands still now, and not at all when it goes again', async () => {
    await pull(database, failing('config', 'a'));
    const note = await aboutSource(database.db, SOURCE);
    expect(note?.text).toContain('The source desk needs a person.');
    expect(note?.text).toContain('since Fri 20 Nov: desk: a was refused: the scope &lt;read&gt; is missing');
    await pull(database, working, later(1));
    expect(await aboutSource(database.db, SOURCE)).toBeNull();
  });

  it('is not one whose vendor is down: that is tried again, and nobody is told', async () => {
    await pull(database, failing('transient', 'a'));
    expect(await database.db.select().from(outbox)).toEqual([]);
    expect(await listRows(database, 'select * from source_cursors')).toEqual([]);
  });
});
