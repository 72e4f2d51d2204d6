import { chooseAction } from '../../src/scoring/playbook';
import { buildEntry, buildPlaybook } from './build-playbook';

const WEDNESDAY = new Date('2026-03-04T15:00:00Z');
const act = (count: number, now = WEDNESDAY) => {
  const due = { kind: 'business_days', count } as const;
  const playbook = buildPlaybook({ fallback: buildEntry({ checkIn: { text: 'call {when}', due } }) });
  return chooseAction(playbook, 'any', { segment: null, renewalOn: null, band: 'green' }, now);
};

describe('a date in words', () => {
  it.each([
    // business days from a Wednesday
    [0, 'call today', '2026-03-04'],
    [1, 'call tomorrow', '2026-03-05'],
    [2, 'call by Friday', '2026-03-06'],
    [3, 'call by Monday', '2026-03-09'],
    [4, 'call by Tuesday', '2026-03-10'],
    [5, 'call by 2026-03-11', '2026-03-11'], // a week ahead: its weekday would be taken for today
    [6, 'call by 2026-03-12', '2026-03-12'],
  ])('%d business days ahead reads "%s"', (count, action, actionDueOn) => {
    expect(act(count)).toEqual({ action, actionDueOn });
  });

  it.each([
    ['2026-03-03', 'call by Thursday'],
    ['2026-03-02', 'call by Wednesday'],
    ['2026-03-05', 'call by Monday'],
    ['2026-03-06', 'call by Tuesday'],
    ['2026-03-07', 'call by Wednesday'], // from a Saturday the days are counted from Monday
  ])('two business days from %s reads "%s"', (day, action) => {
    expect(act(2, new Date(`${day}T15:00:00Z`)).action).toBe(action);
  });
});
