import { ROLES } from '../../src/domain/person';
import { buildReassignModal } from '../../src/views/modals/alert-modals';
import { buildAwayModal } from '../../src/views/modals/away-modal';
import { lintView } from '../support/lint-blocks';
import { ALERT_ID, HOSTILE } from './cards';
import { textOf } from './reading';

const person = (index: number, name = `${HOSTILE} ${'Long '.repeat(30)}`) => ({
  key: index.toString(16).padStart(24, '0'),
  name,
  role: ROLES[index % ROLES.length] ?? 'ae',
  pod: index % 2 === 0 ? null : 'The pod of the far and wide north-western territories',
});
const target = { alertId: ALERT_ID, accountName: HOSTILE, origin: { kind: 'home' } } as const;

describe('forms that offer people', () => {
  it.each([1, 100, 120])('are taken by Slack with %d of them, whatever they are called', (count) => {
    const people = Array.from({ length: count }, (_, index) => person(index));
    expect(lintView(buildReassignModal(target, people))).toEqual([]);
    expect(lintView(buildAwayModal(people))).toEqual([]);
  });

  it('tell two of one name apart', () => {
    const words = textOf(buildReassignModal(target, [person(0, 'Kim Lee'), person(1, 'Kim Lee')]));
    expect(words).toContain('Kim Lee · AE');
    expect(words).toContain('Kim Lee · CSM · The pod of the far');
  });

  it('without anybody who could cover still ask until when', () => {
    const view = buildAwayModal([]);
    expect(lintView(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('away_until');
    expect(JSON.stringify(view)).not.toContain('away_cover');
  });
});
