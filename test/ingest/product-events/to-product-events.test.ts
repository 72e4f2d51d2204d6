import fc from 'fast-check';
import { z } from 'zod';
import { listGroups } from '../../../src/ingest/product-events/list-groups';
import { EVENT_SETTINGS } from '../../../src/ingest/product-events/settings';
import { toProductEvents } from '../../../src/ingest/product-events/to-product-events';

const settle = (given: object = {}) => z.object(EVENT_SETTINGS).parse(given);
const RAW = { id: 'e1', name: 'Report Exported', at: new Date('2026-11-19T23:30:00Z'), userId: 'u1' };
const one = (raw: object = {}, settings: object = {}) =>
  toProductEvents({ ...RAW, ...raw }, ['acme'], settle(settings))[0];

describe('an event of the product', () => {
  it('R103: is of a person, a feature and a day, and no login', () => {
    expect(one()).toEqual({
      kind: 'event',
      id: 'e1',
      account: { key: 'acme', externalId: 'acme' },
      at: RAW.at,
      day: '2026-11-19',
      userId: 'u1',
      feature: 'Report Exported',
      isLogin: false,
    });
  });

  it('that is a login says that somebody came, and of no feature', () => {
    expect(one({ name: 'LOGGED IN' })).toMatchObject({ isLogin: true, feature: null });
    expect(one({}, { login_events: ['report exported'] })).toMatchObject({ isLogin: true, feature: null });
    expect(one({ name: 'Logged In' }, { login_events: [] })).toMatchObject({ isLogin: false, feature: 'Logged In' });
  });

  it('that is ignored counts for nothing, as a login neither', () => {
    expect(one({ name: 'Login' }, { ignore_events: ['login'] })).toBeUndefined();
  });

  it('that is none of the features named still counts as an event', () => {
    expect(one({}, { feature_events: ['Other'] })).toMatchObject({ feature: null, isLogin: false });
    expect(one({}, { feature_events: [] })).toMatchObject({ feature: null });
    expect(one({}, { feature_events: ['REPORT EXPORTED'] })).toMatchObject({ feature: 'Report Exported' });
  });

  it('without a name, as of a page, is no feature', () => {
    expect(one({ name: null })).toMatchObject({ feature: null, isLogin: false });
  });

  it.each([
    ['2026-10-24T21:59:59Z', '2026-10-24'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'], // the 25th hour
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2026-03-29T21:59:59Z', '2026-03-29'], // a day of 23
    ['2026-03-29T22:00:00Z', '2026-03-30'],
  ])('of %s is of %s in Berlin', (at, day) => {
    expect(one({ at: new Date(at) }, { time_zone: 'Europe/Berlin' })?.day).toBe(day);
  });

  it('of several customers is an event of each, under an id of its own', () => {
    const long = 'x'.repeat(200);
    for (const id of ['e1', long]) {
      const events = toProductEvents({ ...RAW, id }, ['acme', 'globex'], settle());
      expect(events.map(({ account }) => account.key)).toEqual(['acme', 'globex']);
      expect(new Set(events.map((event) => event.id)).size).toBe(2);
    }
  });

  it('keeps whatever it is told by short enough for an index, and apart', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (a, b) => {
        const [first, second] = [one({ id: a, userId: a }), one({ id: b, userId: b })];
        for (const event of [first, second]) {
          expect(event?.id.length).toBeLessThanOrEqual(200);
          expect(event?.userId?.length).toBeLessThanOrEqual(200);
        }
        expect(first?.id === second?.id).toBe(a === b);
      }),
    );
    expect(one({ name: 'f'.repeat(5000) })?.feature?.length).toBeLessThanOrEqual(200);
  });

  it('refuses a zone that is none, and a name that is empty', () => {
    expect(() => settle({ time_zone: 'Berlin' })).toThrow('Europe/Berlin');
    expect(() => settle({ login_events: [''] })).toThrow();
  });
});

describe('groups of an event', () => {
  it.each([
    ['acme', ['acme']],
    [42, ['42']],
    [
      ['acme', 7, 'acme'],
      ['acme', '7'],
    ],
    [[' acme ', 'acme\0'], ['acme']],
    ['', []],
    ['\0', []],
    [null, []],
    [undefined, []],
    [true, []],
    [{ id: 'acme' }, []],
    ['🦊'.repeat(50), ['🦊'.repeat(50)]],
    ['x'.repeat(200), ['x'.repeat(200)]],
    ['x'.repeat(201), []],
  ])('%j name the customers %j', (value, groups) => {
    expect(listGroups(value)).toEqual(groups);
  });
});
