import { and, count, eq, lte } from 'drizzle-orm';
import type { SlackSide } from '../../src/compose-slack';
import type { Database } from '../../src/db/client';
import { outbox } from '../../src/db/schema';
import type { SimulatedClock } from './simulated-clock';

export const STEP_MS = 30_000;
export const MOST_STEPS = 8; // 4 minutes: no other job of the demo's day may come that soon after

type Parts = { db: Database['db']; deliver: SlackSide['deliver']; clock: SimulatedClock };

/**
 * Slack takes about one message a second per channel, and production's next minute sends what had to wait. The demo delivers once an
 * hour, so it lets that hour's minutes pass here, while anything is held back.
 */
export async function deliverRest({ db, deliver, clock }: Parts): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = new Date(clock.now().getTime() + STEP_MS);
    const isDue = and(eq(outbox.status, 'pending'), lte(outbox.nextAttemptAt, next));
    const [waiting] = await db.select({ rows: count() }).from(outbox).where(isDue);
    if (waiting === undefined || waiting.rows === 0) return;
    clock.moveTo(next);
    await deliver();
  }
}
