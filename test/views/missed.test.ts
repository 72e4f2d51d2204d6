import { buildAlertMessage } from '../../src/views/alert-message';
import { buildHome } from '../../src/views/home/build-home';
import { buildPodPage } from '../../src/views/pod-page';
import { lintMessage } from '../support/lint-blocks';
import { buildCard, NOW } from './cards';
import { textOf } from './reading';
import { buildHomeSample, buildPodPageSample, buildWaiting } from './samples';

describe('an alert that was missed', () => {
  const lastAction = { note: 'Called', byName: 'Dana Reed', at: NOW };

  it.each([
    ['says so on its message', {}, true],
    ['no longer does once someone acted', { lastAction }, false],
    ['no longer does once it is resolved', { status: 'resolved', resolvedAt: NOW }, false],
  ] as const)('R33: %s', (_what, changes, isSaid) => {
    const message = buildAlertMessage(buildCard({ missedAt: NOW, ...changes }));
    expect(textOf(message.blocks).includes('⚠ Missed: 5 business days without a logged action')).toBe(isSaid);
    expect(lintMessage(message)).toEqual([]);
  });

  it('R33: is marked on the Home of whom it waits for', () => {
    const home = (missedAt: Date | null) =>
      textOf(
        buildHome(buildHomeSample({ waiting: [buildWaiting({ missedAt })] }), { company: 'Acme', command: '/health' })
          .blocks,
      );
    expect(home(NOW)).toContain('⚠ missed: no action in 5 business days');
    expect(home(null)).not.toContain('missed');
  });

  it('R33: is counted in its pod', () => {
    expect(textOf(buildPodPage(buildPodPageSample({ missed: 2 })).blocks)).toContain(
      '⚠ Missed: *2* open without an action',
    );
    expect(textOf(buildPodPage(buildPodPageSample({ missed: 0 })).blocks)).not.toContain('Missed');
  });
});
