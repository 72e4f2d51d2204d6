import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandLine } from '../acceptance/command-line';
import { buildSmallPast, dayOf } from '../services/replay/small-past';
import { useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';

const NOW = new Date('2026-03-02T06:00:00Z'); // day 91 of the small past
const database = useDatabase();
const folder = useTempFolder();
const barometer = createCommandLine(
  () => ({ DATABASE_URL: database.url, BAROMETER_CONFIG: join(folder(), 'barometer.yaml') }),
  () => NOW,
);
const span = ['--from', dayOf(45), '--to', dayOf(60)];

beforeAll(() => buildSmallPast(database.pool));
beforeEach(() => writeFileSync(join(folder(), 'barometer.yaml'), 'model: three-pillar\n'));

describe('barometer replay', () => {
  it('R160: prints the present settings and the changed ones side by side', async () => {
    const { code, printed, errors } = await barometer('replay', ...span, '--set', 'alerts.triggers.urgent_ticket_open.enabled=false'); // prettier-ignore
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(printed).toContain(`Replayed 16 days, ${dayOf(45)} to ${dayOf(60)}, on 4 accounts. Nothing was told and nothing was written.`); // prettier-ignore
    expect(printed).toContain('changed: alerts.triggers.urgent_ticket_open.enabled=false');
    expect(printed).toMatch(/\bpresent\b.*\bchanged\b/);
    expect(printed).toMatch(/urgent_ticket_open.*\b1\b.*\b0\b/);
  });

  it('prints the same as one document with --json, each variant by its name', async () => {
    const sets = ['--variant', 'late', '--set', 'alerts.triggers.urgent_ticket_open.hours=200', '--variant', 'off', '--set', 'alerts.triggers.urgent_ticket_open.enabled=false', '--set', 'alerts.weekly_budget=3']; // prettier-ignore
    const { printed } = await barometer('replay', ...span, ...sets, '--json');
    const result = JSON.parse(printed) as { variants: { name: string; set: string[]; weekly_budget: number }[] };
    expect(result.variants.map(({ name, set, weekly_budget: budget }) => [name, set.length, budget])).toEqual([
      ['present', 0, 12],
      ['late', 1, 12],
      ['off', 2, 3],
    ]);
  });

  it.each([
    [['--set', 'alerts.triggers.drop_rapd.points=20'], '--set alerts.triggers.drop_rapd.points=20: there is no "drop_rapd"; did you mean drop_rapid?'],
    [['--set', 'alerts.triggers.drop_rapid.point=20'], '--set alerts.triggers.drop_rapid.point=20: there is no "point"; did you mean points?'],
    [['--set', 'alerts.triggers.drop_rapid=20'], '--set alerts.triggers.drop_rapid=20: "drop_rapid" has parts: enabled, points, days.'],
    [['--set', 'alerts.quiet_hours.x=20'], '--set alerts.quiet_hours.x=20: "quiet_hours" has no parts.'],
    [['--set', 'alerts.triggers.drop_rapid.points=lots'], '--set alerts.triggers.drop_rapid.points=lots: expected number, received string.'],
    [['--set', 'alerts.quiet_hour=2'], '--set alerts.quiet_hour=2: a replay shows alerts.triggers, alerts.quiet_hours, alerts.rejoin_hours, alerts.weekly_budget; did you mean quiet_hours?'],
    [['--set', 'points'], '--set points: expected a key and a value, such as alerts.triggers.drop_rapid.points=20.'],
    [['--variant', 'strict'], '--variant strict: expected --set after it.'],
    [['--variant', 'a', '--set', 'alerts.quiet_hours=2', '--variant', 'a', '--set', 'alerts.quiet_hours=3'], '--variant a: expected each name once.'],
    [['--to', '2026-03-02'], '--to 2026-03-02: expected a day that is over, at the latest 2026-03-01.'],
    [['--from', '2026-03-02'], '--from 2026-03-02: expected a day not after 2026-03-01.'],
    [['--from', '2020-01-01'], '--from 2020-01-01: expected at most two years before 2026-03-01.'],
  ])('%j is refused with what was expected', async (words, sentence) => {
    expect(await barometer('replay', ...words)).toEqual({ code: 2, printed: '', errors: sentence });
  }); // prettier-ignore

  it('says in one sentence where there was nothing to score', async () => {
    const { code, errors } = await barometer('replay', '--from', '2024-06-01', '--to', '2024-06-02');
    expect(code).toBe(1);
    expect(errors).toBe('No account had enough data to be scored between 2024-06-01 and 2024-06-02.');
  });
});
