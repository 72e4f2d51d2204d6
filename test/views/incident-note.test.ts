import type { IncidentCard } from '../../src/domain/incident';
import { buildIncidentNote } from '../../src/views/incident-note';
import { lintMessage } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { textOf } from './reading';

const buildIncident = (changes: Partial<IncidentCard> = {}): IncidentCard => ({
  incidentId: '0190a4f2-1111-4222-8333-44445555cccc',
  driverSignal: 'login_trend_14d',
  accounts: 41,
  held: 41,
  fleet: 2_000,
  withinHours: 5.2,
  openedAt: NOW,
  releaseAt: new Date('2026-11-24T09:00:00Z'),
  status: 'open',
  decidedAt: null,
  decidedBy: null,
  top: [
    { name: 'Acme', revenueAtRisk: 120_000, currency: 'USD' },
    { name: 'Beta', revenueAtRisk: null, currency: null },
  ],
  ...changes,
});

const RITA = { name: 'Rita Example', slackUserId: 'U0RITA' };

describe('the note about an incident', () => {
  it('says how many, of how many, why one cause is likelier, and that nobody was told', () => {
    expect(buildIncidentNote(buildIncident()).text).toBe(
      '41 accounts turned Red within 6 h because of logins over 14 days (of 2000 scored). One cause, such as an outage or a broken ' +
        'tracker, is likelier than 41 unhappy customers. Their owners have not been told.',
    );
  });

  it.each([
    [{ withinHours: 0 }, 'turned Red at once because'],
    [{ withinHours: 6 }, 'turned Red within 6 h because'],
    [{ held: 38 }, 'The owners of 38 of them have not been told.'],
  ])('given %j it says: %s', (changes, words) => {
    expect(buildIncidentNote(buildIncident(changes)).text).toContain(words);
  });

  it('names the most revenue at risk, both answers, and what happens without one', () => {
    const shown = textOf(buildIncidentNote(buildIncident()));
    expect(shown).toContain('Most at risk: Acme ($120K), Beta and 39 more');
    expect(shown).toContain('Tell the owners');
    expect(shown).toContain('One cause: close them');
    expect(shown).toMatch(/If nobody decides by .*2026-11-24 09:00 UTC.*, the owners are told\./);
  });

  it.each([
    [{ status: 'released', decidedBy: RITA, decidedAt: NOW }, 'The owners are told, says <@U0RITA>'],
    [{ status: 'released', decidedBy: null, decidedAt: NOW }, 'Nobody decided in time: the owners are told'],
    [{ status: 'closed', decidedBy: RITA, decidedAt: NOW }, 'closed as false alarms by <@U0RITA>'],
  ] as const)('once decided, %j, it says so and has no buttons', (changes, words) => {
    const message = buildIncidentNote(buildIncident(changes));
    expect(message.text).toContain(words);
    expect(textOf(message)).not.toContain('Tell the owners');
    expect(message.blocks.map(({ type }) => type)).not.toContain('actions');
  });

  it.each([{}, { status: 'closed' as const, decidedBy: { name: HOSTILE, slackUserId: null }, decidedAt: NOW }])(
    'is taken by Slack, whatever names it carries: %j',
    (changes) => {
      const top = [{ name: HOSTILE, revenueAtRisk: 1, currency: '<x>' }];
      const message = buildIncidentNote(buildIncident({ ...changes, top, driverSignal: HOSTILE }));
      expect(lintMessage(message)).toEqual([]);
      expect(textOf(message)).not.toContain('<!channel>');
    },
  );
});
