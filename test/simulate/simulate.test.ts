import { pino } from 'pino';
import { renderText } from '../../simulate/report/render-text';
import { simulate } from '../../simulate/simulate';
import { SERVER_URL_KEY } from '../support/run-state';

const log = pino({ level: 'silent' });
const SLOW_MACHINE_MS = 180_000;

describe('a simulation of twenty customers over ten days', () => {
  it(
    'plays to the end with nothing doubled and nothing lost, and says so',
    async () => {
      const days: string[] = [];
      const figures = await simulate({
        accounts: 20,
        days: 10,
        seed: 3,
        serverUrl: process.env[SERVER_URL_KEY] ?? null,
        log,
        onProgress: (label, _done, _total, detail) => void (label === 'playing' && days.push(detail)),
      });
      expect(days).toHaveLength(10);
      expect(figures.run).toMatchObject({ accounts: 20, days: 10, seed: 3, reps: 6 });
      expect(figures.delivery).toMatchObject({ duplicates: 0, lost: 0 });
      expect(figures.alerts.told).toBeGreaterThan(0);
      expect(figures.alerts.channel + figures.alerts.digest).toBe(figures.alerts.told);
      expect(figures.people).toMatchObject({ noButton: 0, failed: 0 });
      expect(renderText(figures)).toEqual(expect.arrayContaining(['duplicates      0', 'lost            0']));
    },
    SLOW_MACHINE_MS,
  );
});
