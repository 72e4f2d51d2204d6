import type { Effectiveness, EffectivenessReport } from '../../src/domain/effectiveness';
import { TRIGGERS } from '../../src/domain/trigger';
import { buildEffectiveness } from '../../src/views/effectiveness';
import { lintMessage } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';

const group = (key: string, changes: Partial<Effectiveness> = {}): Effectiveness => ({
  key,
  alerts: 14,
  untold: 0,
  acknowledged: { part: 12, whole: 14 },
  acted: { part: 9, whole: 14 },
  acknowledgeHours: 1.25,
  actionHours: 12.4,
  outcomes: { saved: 3, lost: 1, falseAlarm: 1, nothingYet: 4, open: 5 },
  saveRate: { part: 3, whole: 4 },
  precision: { part: 4, whole: 5 },
  hitRate: null,
  notUseful: null,
  ...changes,
});
const report = (changes: Partial<EffectivenessReport> = {}): EffectivenessReport => ({
  grouping: 'trigger',
  periodDays: 90,
  scope: 'all',
  total: group(''),
  groups: [group('p1_opened')],
  ignored: [],
  noisy: [],
  useless: [],
  readAt: NOW,
  ...changes,
});
const adviceOnAll = () => {
  const few = { part: 9, whole: 100 };
  return {
    ignored: TRIGGERS.map((trigger) => ({ trigger, acted: few })),
    noisy: TRIGGERS.map((trigger) => ({ trigger, falseAlarms: few })),
    useless: TRIGGERS.map((trigger) => ({ trigger, said: few, topReason: 'wrong_person' as const })),
  };
};
const textOf = (one: EffectivenessReport): string => JSON.stringify(buildEffectiveness(one));

describe('/health alerts', () => {
  it('R159: says of each trigger what was acted on and what it came to, few as counts and not as percentages', () => {
    const [, , line] = buildEffectiveness(report()).blocks;
    expect(line).toMatchObject({
      text: {
        text: [
          '*P1 opened*: 14 alerts',
          'acknowledged 86% (12 of 14), after 1.3 h · acted in time 64% (9 of 14), after 12 h',
          'saved 3, lost 1, 1 false alarm, nothing yet 4, open 5 · save rate 3 of 4 · real 4 of 5',
        ].join('\n'),
      },
    });
  });

  it('R159: names what nobody acts on, with the line that switches it off', () => {
    const ignored = [{ trigger: 'tickets_open' as const, acted: { part: 1, whole: 12 } }];
    expect(textOf(report({ ignored }))).toContain(
      '*Many open tickets* is ignored: acted on 8% (1 of 12). To switch it off: `alerts.triggers.tickets_open.enabled: false`',
    );
  });

  it('R84: says of how many alerts somebody called each trigger no use, with the reason named most', () => {
    const notUseful = { alerts: 4, topReason: 'wrong_person' as const };
    expect(textOf(report({ groups: [group('p1_opened', { notUseful })] }))).toContain('not useful 4 (wrong person)');
    expect(textOf(report())).not.toContain('not useful');
  });

  it('R84: names what people call no use among what to look at', () => {
    const useless = [{ trigger: 'inactive' as const, said: { part: 5, whole: 12 }, topReason: 'known' as const }];
    expect(textOf(report({ useless }))).toContain(
      '*No activity* is called not useful: 42% (5 of 12), mostly known already.',
    );
  });

  it('R160: names what is mostly a false alarm, with the way to try another threshold', () => {
    const noisy = [{ trigger: 'inactive' as const, falseAlarms: { part: 4, whole: 5 } }];
    expect(textOf(report({ noisy }))).toContain('4 of 5. To try another threshold: `barometer replay --set alerts.triggers.inactive.…`'); // prettier-ignore
  });

  it.each([
    ['nothing at all', report({ total: group('', { alerts: 0 }), groups: [] })],
    ['all triggers there are', report({ groups: TRIGGERS.map((key) => group(key)) })],
    ['advice on every trigger', report({ ...adviceOnAll(), groups: TRIGGERS.map((key) => group(key)) })],
    ['hostile names', report({ grouping: 'pod', groups: Array.from({ length: 30 }, () => group(HOSTILE)) })],
    ['drivers', report({ grouping: 'driver', groups: [group('', { hitRate: { right: 9, wrong: 3 } })] })],
  ])('with %s is a message Slack takes', (_what, one) => {
    expect(lintMessage(buildEffectiveness(one))).toEqual([]);
    expect(textOf(one)).not.toContain('<!channel>');
  });

  it('R4: by driver it says how often predictions were right', () => {
    const groups = [group('login_trend_14d', { hitRate: { right: 14, wrong: 5 } })];
    expect(textOf(report({ grouping: 'driver', groups }))).toContain('predictions right 74% (14 of 19)');
  });
});
