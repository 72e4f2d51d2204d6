import { eq } from 'drizzle-orm';
import { alertFeedback, outbox, overrides, people, reports, spotChecks } from '../../../src/db/schema';
import { truncateAll, useDatabase } from '../../support/database';
import { at, RIA, seedAccounts, seedAlert, seedScore, seedTeam } from './report-world';
import { createReviewWorld, REVIEW_DAY } from './review-world';

const database = useDatabase();
const { review, seedEnd, seedOutcome, serve, writerOf } = createReviewWorld(() => database.db);

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedTeam(database.db);
});

describe('Red against what happened', () => {
  it('X20, R83: who left and was not Red is a false negative, who was Red and stayed a false positive', async () => {
    await seedEnd('caught', 'churned', '2026-02-10', 20);
    await seedEnd('missed', 'churned', '2026-02-11', 50, 300);
    await seedEnd('unseen', 'churned', '2026-02-12', null, 500);
    await seedEnd('alarm', 'renewed', '2026-02-13', 20, 700);
    await seedEnd('grew', 'expanded', '2026-02-14', 30);
    await seedEnd('quiet', 'renewed', '2026-02-15', 80);
    await seedEnd('cut', 'contracted', '2026-02-16', 20);
    const { outcomes: found, cases } = await review();
    expect(found).toMatchObject({
      isConnected: true,
      caught: 1,
      falseNegatives: 2,
      falsePositives: 2,
      quiet: 1,
      notJudged: 1,
    });
    expect(found.missed.map(({ accountId, band }) => [accountId, band])).toEqual([
      ['unseen', 'unknown'],
      ['missed', 'yellow'],
    ]);
    expect(found.alarmed.map(({ accountId }) => accountId)).toEqual(['alarm', 'grew']);
    expect(found.missedArr).toEqual([{ currency: 'EUR', amount: 800 }]);
    expect(cases.map(({ kind, accountId, said, came }) => [kind, accountId, said, came])).toEqual([
      ['missed', 'missed', 'Yellow 50', 'churned'],
      ['missed', 'unseen', 'Unknown', 'churned'],
      ['false_alarm', 'alarm', 'Red 20', 'renewed'],
      ['false_alarm', 'grew', 'Red 30', 'expanded'],
    ]);
  });

  it('looks at the band as it was while there was time, not at what it became', async () => {
    await seedEnd('late', 'churned', '2026-02-20', 60);
    await seedScore(database.db, 'late', '2026-02-10', 10);
    await seedEnd('old', 'churned', '2026-02-21', null);
    await seedScore(database.db, 'old', '2026-01-16', 10); // six days older than thirty before
    await seedEnd('older', 'churned', '2026-02-21', null);
    await seedScore(database.db, 'older', '2026-01-15', 10);
    expect((await review()).outcomes).toMatchObject({ caught: 1, falseNegatives: 2, notJudged: 1 });
  });

  it('R83: is of the calendar month, its first and last day among it', async () => {
    await seedEnd('before', 'churned', '2026-01-31', 20);
    await seedEnd('first', 'churned', '2026-02-01', 20);
    await seedEnd('last', 'churned', '2026-02-28', 20);
    await seedEnd('after', 'churned', '2026-03-01', 20);
    expect(await review()).toMatchObject({ from: '2026-02-01', until: '2026-02-28', outcomes: { caught: 2 } });
  });

  it('counts an account that renewed and left once, as one that left', async () => {
    await seedEnd('both', 'renewed', '2026-02-20', 20);
    await seedOutcome('both', 'churned', '2026-02-10');
    await seedScore(database.db, 'both', '2026-01-11', 20);
    expect((await review()).outcomes).toMatchObject({ caught: 1, falsePositives: 0 });
  });
});

describe('an empty month', () => {
  it('R83: still says what was measured, and what is not connected', async () => {
    const { outcomes: found, alerts, plays, quality, advice, cases } = await review();
    expect(found).toMatchObject({ isConnected: false, caught: 0 });
    expect(alerts).toMatchObject({ told: 0, untold: 0 });
    expect({ plays, cases, rows: quality.quarantinedRows }).toEqual({ plays: [], cases: [], rows: 0 });
    expect(quality.missing).toContain('invoices');
    expect(advice).toEqual([{ kind: 'connect', stream: 'contacts' }]);
  });
});

describe('what people said in the month', () => {
  it('R84: counts feedback given in the month, by reason and trigger, and puts each with its note into the file', async () => {
    await seedAccounts(database.db, [{ accountId: 'a1' }]);
    const alertId = await seedAlert(database.db, { accountId: 'a1', openedAt: at('2026-02-02T09:00') });
    const said = { alertId, reason: 'known' as const };
    await database.db.insert(alertFeedback).values([
      { ...said, byEmail: 'a@x', givenAt: at('2026-01-31T22:59') },
      { ...said, byEmail: 'anna@example.test', note: 'we spoke', givenAt: at('2026-01-31T23:00') }, // February in Berlin
      { ...said, byEmail: 'c@x', reason: 'no_risk', givenAt: at('2026-02-28T22:59') },
      { ...said, byEmail: 'd@x', givenAt: at('2026-02-28T23:00') },
    ]);
    const { feedback, cases } = await review();
    expect(feedback).toEqual({
      given: 2,
      reasons: [
        { reason: 'known', count: 1 },
        { reason: 'no_risk', count: 1 },
      ],
      triggers: [{ trigger: 'turned_red', count: 2 }],
    });
    expect(cases).toContainEqual(
      expect.objectContaining({
        kind: 'feedback',
        said: 'Turned red',
        came: 'known already',
        note: 'we spoke',
        by: 'Anna Example',
      }),
    );
  });

  it('R85: says how often people agreed with the scores of that month, whenever they answered, and who has not', async () => {
    await seedAccounts(
      database.db,
      ['a1', 'a2', 'a3', 'a4', 'a5'].map((accountId) => ({ accountId })),
    );
    const drawn = {
      month: '2026-02-01',
      reviewerEmail: 'mona@example.test',
      drawnAt: at('2026-02-02T06:00'),
      band: 'red' as const,
      modelVersion: 'm',
    };
    const seen = { checkedAt: REVIEW_DAY, checkedByEmail: 'mona@example.test' };
    await database.db.insert(spotChecks).values([
      { ...drawn, accountId: 'a1', score: 20, verdict: 'agree', ...seen },
      { ...drawn, accountId: 'a2', score: 21, verdict: 'too_low', note: 'new team', ...seen },
      { ...drawn, accountId: 'a3', verdict: 'cannot_tell', ...seen },
      { ...drawn, accountId: 'a4' },
      { ...drawn, accountId: 'a5', month: '2026-01-01', verdict: 'agree', ...seen, checkedAt: at('2026-02-10T10:00') },
      { ...drawn, accountId: 'a5' },
    ]);
    const { spotChecks: found, cases } = await review();
    expect(found).toEqual({
      drawn: 5,
      verdicts: { agree: 1, too_high: 0, too_low: 1, cannot_tell: 1 },
      open: [{ name: 'Mona Example', count: 2 }],
      late: 1,
    });
    expect(cases).toEqual([
      expect.objectContaining({
        kind: 'spot_check',
        accountId: 'a2',
        said: 'Red 21',
        came: 'too low',
        note: 'new team',
      }),
    ]);
  });

  it('R75, R81: says who was right in the end, of judgements made by the end of the month', async () => {
    await seedAccounts(database.db, [{ accountId: 'a1' }, { accountId: 'a2' }]);
    const made = { byEmail: 'anna@example.test', points: 10, reason: 'r', scoreBefore: 30, bandBefore: 'red' as const };
    await database.db.insert(overrides).values([
      { ...made, accountId: 'a1', createdAt: at('2026-02-03T10:00'), expiresAt: at('2026-03-20T10:00') },
      { ...made, accountId: 'a2', createdAt: at('2026-01-03T10:00'), expiresAt: at('2026-03-20T10:00') },
      { ...made, accountId: 'a2', createdAt: at('2026-03-01T10:00'), expiresAt: at('2026-03-20T10:00') },
    ]);
    await seedOutcome('a1', 'renewed', '2026-02-20');
    const { judgements } = await review();
    expect(judgements).toMatchObject({ made: 1, right: { person: 1, model: 0, open: 1 } });
    expect(judgements.byPerson).toEqual([{ name: 'Anna Example', person: 1, model: 0 }]);
  });
});

describe('who gets the review', () => {
  it('[004]: RevOps’s channel where there is one, with the cases as a file under it', async () => {
    await seedEnd('missed', 'churned', '2026-02-11', 50);
    await serve(REVIEW_DAY, '#revops');
    const sent = await database.db.select().from(outbox);
    expect(sent.map(({ kind, toEmail }) => [kind, toEmail])).toEqual([
      ['direct', '#revops'],
      ['files', null],
    ]);
    const [row] = await database.db.select().from(reports);
    const files = await writerOf('#revops').drawFiles?.(row?.content ?? {});
    expect(files?.map(({ name }) => name)).toEqual(['review-2026-02.csv']);
    expect(new TextDecoder().decode(files?.[0]?.bytes)).toContain(
      'false negative,missed,MISSED,north,100,EUR,2026-02-11,Yellow 50,churned,,',
    );
  });

  it('everyone in RevOps where there is none, each once', async () => {
    await database.db.update(people).set({ role: 'revops' }).where(eq(people.email, 'wes@example.test'));
    await Promise.all([serve(), serve()]);
    await serve(at('2026-03-31T15:00'));
    const rows = await database.db.select().from(reports);
    expect(rows.map(({ audience }) => audience).toSorted((a, b) => a.localeCompare(b))).toEqual([
      RIA,
      'wes@example.test',
    ]);
  });

  it('has no file where nothing went otherwise', async () => {
    await review();
    const [row] = await database.db.select().from(reports);
    expect(await writerOf().drawFiles?.(row?.content ?? {})).toEqual([]);
  });
});
