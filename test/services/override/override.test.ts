import type { Override } from '../../../src/domain/override';
import { findStandingOverride } from '../../../src/db/queries/overrides';
import { createOverride, type OverrideInput } from '../../../src/services/override/create-override';
import { listOverrides } from '../../../src/services/override/list-overrides';
import { withdrawOverride } from '../../../src/services/override/withdraw-override';
import { truncateAll, useDatabase } from '../../support/database';
import { buildWorld, DAY_MS, later, NOW, setHealth, viewAs } from './judged-world';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await buildWorld(database.pool);
});

const ana = viewAs('ana');
const create = (over: Partial<OverrideInput> = {}): Promise<Override> =>
  createOverride(database.db, {
    viewer: ana,
    accountId: 'acme',
    judged: { kind: 'points', points: 12 },
    reason: 'New sponsor signed up',
    now: NOW,
    ...over,
  });
const standing = (now = NOW) => findStandingOverride(database.db, { accountId: 'acme', now });
const list = (viewer = ana, now = NOW) => listOverrides(database.db, { viewer, accountId: 'acme', now });

describe('putting a judgement beside the score', () => {
  it('R75: keeps who, why, until when, and what the model said then', async () => {
    expect(await create({ reason: '  New sponsor signed up ' })).toMatchObject({
      accountId: 'acme',
      byEmail: 'ana@example.com',
      byName: 'Ana',
      judged: { kind: 'points', points: 12 },
      reason: 'New sponsor signed up',
      scoreBefore: 58,
      bandBefore: 'yellow',
      createdAt: NOW,
      expiresAt: later(30),
      withdrawnAt: null,
    });
  });

  it('takes a band, too', async () => {
    await create({ judged: { kind: 'band', band: 'green' } });
    expect((await standing())?.judged).toEqual({ kind: 'band', band: 'green' });
  });

  it.each([
    ['override_no_reason', { reason: ' ' }],
    ['override_over_cap', { judged: { kind: 'points', points: 16 } }],
    ['override_over_cap', { judged: { kind: 'points', points: -16 } }],
    ['override_nothing_judged', { judged: { kind: 'band', band: 'yellow' } }],
    ['override_not_ahead', { expiresAt: NOW }],
    ['override_too_long', { expiresAt: new Date(later(90).getTime() + 1) }],
  ] as const)('refuses with %s, and keeps nothing: %j', async (code, over) => {
    await expect(create(over)).rejects.toMatchObject({ code });
    expect(await list()).toEqual([]);
  });

  it('refuses where the model knows too little to be contradicted', async () => {
    await setHealth(database.pool, 'acme', 40, 'unknown');
    await expect(create()).rejects.toMatchObject({ code: 'override_not_scored' });
  });

  it('is one, however often the form comes within two minutes', async () => {
    const [first, second] = await Promise.all([create(), create()]);
    const soon = await create({ now: new Date(NOW.getTime() + 119_999), expiresAt: later(30) });
    expect(second.overrideId).toBe(first.overrideId);
    expect(soon.overrideId).toBe(first.overrideId);
    await create({ now: new Date(NOW.getTime() + 120_000) });
    await create({ reason: 'another' });
    await create({ judged: { kind: 'points', points: 11 } });
    expect(await list(ana, later(1))).toHaveLength(4);
  });
});

describe('who may judge an account', () => {
  it.each([
    ['its AE', ana],
    ['its CSM', viewAs('cy', 'csm')],
    ['the manager of its AE', viewAs('max', 'manager')],
    ['the manager of its CSM', viewAs('mel', 'manager')],
    ['the manager of its pod', viewAs('pia', 'manager', ['West'])],
    ['RevOps', viewAs('ria', 'revops')],
  ])('R75: %s may', async (_who, viewer) => {
    await expect(create({ viewer })).resolves.toMatchObject({ byEmail: viewer.person.email });
  });

  it.each([
    ['an executive, who sees it', viewAs('eve', 'exec'), 'forbidden'],
    ['an AE of other accounts', viewAs('bo'), 'not_found'],
    ['the manager of another pod', viewAs('pat', 'manager', ['East']), 'not_found'],
  ])('%s may not', async (_who, viewer, code) => {
    await expect(create({ viewer })).rejects.toMatchObject({ code });
    expect(await standing()).toBeNull();
  });

  it('an account without owner or pod is RevOps’ alone', async () => {
    await expect(create({ accountId: 'bolt', viewer: viewAs('pia', 'manager', ['West']) })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(create({ accountId: 'bolt', viewer: viewAs('ria', 'revops') })).resolves.toBeDefined();
    await expect(create({ accountId: 'nowhere', viewer: viewAs('ria', 'revops') })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the judgement that stands', () => {
  it('X19: is the newest, and ends at its very instant', async () => {
    await create({ reason: 'first', expiresAt: later(30) });
    await create({ reason: 'second', now: later(1), expiresAt: later(2) });
    expect((await standing(NOW))?.reason).toBe('first');
    expect((await standing(later(1)))?.reason).toBe('second');
    expect((await standing(new Date(later(2).getTime() - 1)))?.reason).toBe('second');
    expect((await standing(later(2)))?.reason).toBe('first');
    expect(await standing(later(30))).toBeNull();
  });

  it('withdrawn, gives way to the one before', async () => {
    await create({ reason: 'first' });
    const second = await create({ reason: 'second', now: later(1) });
    await withdrawOverride(database.db, { viewer: ana, overrideId: second.overrideId, now: later(2) });
    expect((await standing(later(2)))?.reason).toBe('first');
    expect((await list(ana, later(2))).map(({ override, status }) => [override.reason, status])).toEqual([
      ['second', 'withdrawn'],
      ['first', 'current'],
    ]);
  });
});

describe('withdrawing', () => {
  const withdraw = (overrideId: string, viewer = ana, now = later(1)) =>
    withdrawOverride(database.db, { viewer, overrideId, now });

  it('says who did it and when, once', async () => {
    const { overrideId } = await create();
    const { changed, override } = await withdraw(overrideId, viewAs('max', 'manager'));
    expect(changed).toBe(true);
    expect(override).toMatchObject({ withdrawnAt: later(1), withdrawnBy: 'max@example.com' });
    expect(await withdraw(overrideId, ana, later(2))).toMatchObject({
      changed: false,
      override: { withdrawnBy: 'max@example.com' },
    });
  });

  it('changes nothing of one that is over', async () => {
    const { overrideId } = await create();
    expect((await withdraw(overrideId, ana, later(30))).changed).toBe(false);
    expect((await withdraw(overrideId, ana, new Date(later(30).getTime() - 1))).changed).toBe(true);
  });

  it('is open to its author, who may have lost the account, but to no stranger', async () => {
    const { overrideId } = await create();
    await database.pool.query(`update accounts set ae_email = 'bo@example.com'`);
    await expect(withdraw(overrideId, viewAs('eve', 'exec'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdraw(overrideId, viewAs('dee'))).rejects.toMatchObject({ code: 'not_found' });
    expect((await withdraw(overrideId)).changed).toBe(true);
  });
});

describe('the list of judgements', () => {
  it('tells each one’s status, newest first, and the address of who is in no directory', async () => {
    await create({ reason: 'over', expiresAt: new Date(NOW.getTime() + DAY_MS) });
    await create({ reason: 'old', now: later(1) });
    await create({ reason: 'new', now: later(2), viewer: viewAs('ria', 'revops') });
    const rows = await list(ana, later(3));
    expect(rows.map(({ override, status }) => [override.reason, override.byName, status])).toEqual([
      ['new', 'ria@example.com', 'current'],
      ['old', 'Ana', 'superseded'],
      ['over', 'Ana', 'expired'],
    ]);
    await expect(list(viewAs('bo'))).rejects.toMatchObject({ code: 'not_found' });
  });
});
