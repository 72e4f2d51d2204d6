import { outbox, people } from '../../../src/db/schema';
import type { HookDoor, Reception } from '../../../src/services/hooks/hook-door';
import { createRefusalWatch } from '../../../src/services/hooks/watch-refusals';
import { diagnoseSenders } from '../../../src/services/diagnose/diagnose-senders';
import { aboutSource } from '../../../src/services/direct-notes/about-source';
import { readStops } from '../../../src/services/pull/read-stops';
import { buildSourceStops } from '../../../src/views/source-stops';
import { truncateAll, useDatabase } from '../../support/database';
import { NOW, secondsAfter } from './deliveries';

const database = useDatabase();
const FORGED: Reception = { kind: 'refused', status: 401, sentence: 'The signature is not the one of this request.' };
const UNREADABLE: Reception = { kind: 'refused', status: 400, sentence: 'The body is not UTF-8.' };
const KNOWN = { names: new Set(['segment']), sent: new Set(['segment']) };

/** A door that answers what the test says, in a process of its own. */
function open() {
  const watch = createRefusalWatch(database.db, (error) => {
    throw error;
  });
  let answer: Reception = FORGED;
  const door: HookDoor = watch.watch({ source: 'segment', kind: 'vendor', receive: async () => answer });
  const knock = async (reception: Reception, at: Date, times = 1): Promise<void> => {
    answer = reception;
    for (let time = 0; time < times; time += 1)
      expect(await door.receive({ method: 'POST', url: '/', headers: {}, body: Buffer.alloc(0), now: at })).toBe(answer); // prettier-ignore
  };
  return { knock, flush: watch.flush };
}
const diagnose = async () =>
  (await diagnoseSenders(database.db, { known: KNOWN, pulled: new Set(), freshness: [] })).map(({ text }) => text);
const listTold = () => database.db.select({ to: outbox.toEmail, key: outbox.dedupeKey }).from(outbox);

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(people).values({ email: 'rita@example.test', name: 'Rita', role: 'revops', source: 'csv' });
});

describe('deliveries that are refused for their signature', () => {
  it('are counted since the last accepted one, and doctor says how many, why and what to compare', async () => {
    const { knock, flush } = open();
    await knock(FORGED, NOW, 12);
    await flush(secondsAfter(60));
    expect(await diagnose()).toEqual([
      'segment, webhook: refuses deliveries since 2026-03-10T12:00:00.000Z: 12 deliveries refused: The signature is not the one of this request. Compare BAROMETER_HOOK_SECRET_SEGMENT with the secret at the sender, and the clocks; or a stranger knocks.',
      'segment: no delivery was accepted yet; it is sent to /hooks/segment',
    ]);
  });

  it('are forgotten when one is accepted, also by another process', async () => {
    const { knock, flush } = open();
    await knock(FORGED, NOW, 3);
    await flush(NOW);
    expect((await diagnose())[0]).toContain('3 deliveries refused');
    await open().knock({ kind: 'accepted' }, secondsAfter(5));
    expect((await diagnose())[0]).toContain('no delivery was accepted yet');
  });

  it('are forgotten also where they were not written down yet', async () => {
    const { knock, flush } = open();
    await knock(FORGED, NOW, 9);
    await knock({ kind: 'accepted' }, secondsAfter(5));
    await flush(secondsAfter(60));
    expect((await diagnose())[0]).toContain('no delivery was accepted yet');
  });

  it('are told to RevOps from the third on, once, and again in another episode of another day', async () => {
    const { knock, flush } = open();
    await knock(FORGED, NOW, 2);
    await flush(NOW);
    expect(await listTold()).toEqual([]);
    await knock(FORGED, secondsAfter(60), 5);
    await flush(secondsAfter(60));
    expect(await listTold()).toEqual([{ to: 'rita@example.test', key: 'direct:source:segment:refused:2026-03-10:rita@example.test' }]); // prettier-ignore
    expect((await aboutSource(database.db, 'segment'))?.text).toContain('7 deliveries refused');
    await knock({ kind: 'accepted' }, secondsAfter(120));
    expect(await aboutSource(database.db, 'segment')).toBeNull();
    const tomorrow = secondsAfter(86_400);
    await knock(FORGED, tomorrow, 3);
    await flush(tomorrow);
    expect(await listTold()).toHaveLength(2);
  });

  it('write no more than once a minute, however often somebody knocks', async () => {
    const { knock } = open();
    const countOf = async () => (await diagnose())[0]?.match(/(\d+) deliver/)?.[1];
    await knock(FORGED, NOW, 50);
    expect(await countOf()).toBeUndefined(); // the first alone
    await knock(FORGED, secondsAfter(59.999));
    expect(await countOf()).toBeUndefined();
    await knock(FORGED, secondsAfter(60));
    expect(await countOf()).toBe('52');
  });

  it.each([
    [2, 0],
    [3, 1],
  ])(
    'anybody can send: %d of them make %d source that waits for a person, and only RevOps reads of it',
    async (times, stops) => {
      const { knock, flush } = open();
      await knock(FORGED, NOW, times);
      await flush(NOW);
      const shownTo = (role: 'revops' | 'ae') =>
        readStops({ db: database.db, knownSources: KNOWN }, { person: { role } } as Parameters<typeof readStops>[1]);
      expect(await shownTo('revops')).toHaveLength(stops);
      expect(await shownTo('ae')).toEqual([]);
      expect(await diagnose()).toHaveLength(1 + stops);
      expect(buildSourceStops(await shownTo('revops'))).toHaveLength(stops);
      expect(JSON.stringify(buildSourceStops(await shownTo('revops')))).not.toContain('Stands still');
    },
  );

  it('are other than bodies that cannot be read: whoever sent those is told in the answer', async () => {
    await open().knock(UNREADABLE, NOW, 5);
    expect(await diagnose()).toEqual(['segment: no delivery was accepted yet; it is sent to /hooks/segment']);
  });
});
