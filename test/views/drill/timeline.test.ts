import { ALERT_EVENT_KINDS } from '../../../src/domain/alert';
import type { TimelineEntry } from '../../../src/domain/timeline';
import { buildTimeline } from '../../../src/views/drill/timeline';
import { sayEntry } from '../../../src/views/drill/timeline-words';
import { lintView } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { listActionIds, textOf } from '../reading';
import { buildTimelinePage, entry } from './samples';

const alert = {
  kind: 'alert',
  event: 'opened',
  trigger: 'turned_red',
  byName: null,
  note: null,
  outcome: null,
} as const;
const ticket = { kind: 'ticket', step: 'opened', ticketId: 'T-1', openHours: null } as const;
const invoice = { kind: 'invoice', step: 'past_due', amount: 12_000, currency: 'EUR', lateDays: 4 } as const;
const activity = { kind: 'activity', activity: 'call', attended: true, byName: 'Dana', note: null } as const;
const override = { kind: 'override', step: 'made', byName: 'Dana', judged: { kind: 'points', points: -5 }, reason: 'They called' } as const; // prettier-ignore

describe('what happened', () => {
  it.each<[TimelineEntry['what'], string]>([
    [{ kind: 'band', from: 'yellow', to: 'red', score: 31, isNewModel: false }, '*🔴 Red* after Yellow, score 31'],
    [{ kind: 'band', from: 'red', to: 'unknown', score: 31, isNewModel: false }, '*⚪ Unknown* after Red'],
    [{ kind: 'band', from: 'red', to: 'green', score: 80, isNewModel: true }, '*🟢 Green* after Red, score 80, by a new model'], // prettier-ignore
    [{ ...alert, note: 'Logins down 41%' }, '*Alert* (turned red): Logins down 41%'],
    [{ ...alert, event: 'acknowledged', byName: 'Dana' }, '*Alert acknowledged* by Dana'],
    [{ ...alert, event: 'resolved', byName: 'Dana', outcome: 'saved' }, '*Alert resolved*, saved by Dana'],
    [activity, '*Call* by Dana'],
    [{ ...activity, activity: null, attended: false, byName: null, note: 'no show' }, '*Contact*, nobody came: no show'], // prettier-ignore
    [{ ...activity, attended: false }, '*Call* by Dana, nobody came'],
    [{ ...activity, activity: 'email', attended: false }, '*E-mail* by Dana, no answer'],
    [ticket, '*P1 opened*: T-1'],
    [{ ...ticket, step: 'solved', openHours: 50 }, '*P1 solved* after 50 h: T-1'],
    [invoice, '*Invoice past due*: €12K, 4 days so far'],
    [{ ...invoice, step: 'paid_late', lateDays: 1 }, '*Invoice paid 1 day late*: €12K'],
    [{ ...invoice, step: 'disputed' }, '*Invoice disputed*: €12K'],
    [{ kind: 'note', byName: 'Dana', changed: 'New CFO', trends: null, action: 'Call her' }, '*Note* by Dana: New CFO · Call her'], // prettier-ignore
    [override, '*Judged −5* by Dana: They called'],
    [{ ...override, judged: { kind: 'band', band: 'green' }, step: 'withdrawn' }, '*Judgement withdrawn* by Dana: Green'], // prettier-ignore
    [{ kind: 'survey', score: 3, who: 'Kim' }, '*NPS 3* answered by Kim'],
    [{ kind: 'left', who: 'Kim', role: 'champion' }, '*Champion left*: Kim'],
    [{ kind: 'left', who: null, role: null }, '*Role not known left*'],
  ])('%j reads "%s"', (what, words) => expect(sayEntry(what)).toBe(words));

  it.each(ALERT_EVENT_KINDS)('to an alert that was %s has words', (event) => {
    expect(sayEntry({ ...alert, event })).toMatch(/^\*[A-Z]/);
  });
});

describe('the timeline', () => {
  it('R188: draws instants in the reader’s zone, and calendar days as they are', () => {
    const entries = [entry(ticket), entry(invoice, '2026-11-02')];
    const said = textOf(buildTimeline(buildTimelinePage({ entries })));
    expect(said).toContain('*P1 opened*: T-1\n<!date^1795165200^{date_short_pretty} at {time}|2026-11-20 09:00 UTC>');
    expect(said).toContain('4 days so far\n2 Nov 2026');
    expect(said).toContain('Newest first, since 27 May 2026.');
  });

  it('says so where nothing is known', () => {
    expect(textOf(buildTimeline(buildTimelinePage({ entries: [] })))).toContain('Nothing is known since 27 May 2026.');
  });

  it.each([
    [0, false, []],
    [0, true, ['timeline.on']],
    [2, true, ['timeline.back', 'timeline.on']],
    [2, false, ['timeline.back']],
  ])('on page %d, more to come: %p, has the buttons %j', (page, hasMore, ids) => {
    expect(listActionIds(buildTimeline(buildTimelinePage({ page, hasMore })))).toEqual(ids);
  });

  it('is taken by Slack with everything hostile', () => {
    const note = {
      kind: 'note',
      byName: HOSTILE,
      changed: HOSTILE.repeat(50),
      trends: HOSTILE,
      action: HOSTILE,
    } as const;
    const entries = Array.from({ length: 15 }, () => entry(note));
    const view = buildTimeline(
      buildTimelinePage({ name: HOSTILE, accountId: HOSTILE, entries, page: 1, hasMore: true }),
    );
    expect(lintView(view)).toEqual([]);
  });
});
