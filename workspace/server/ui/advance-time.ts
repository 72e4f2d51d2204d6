import type { UiReply } from '../../ui-contract';
import type { World } from '../world';

function tell(world: World, isBusy: boolean, label: string, now: Date): void {
  world.time = { isBusy, label };
  world.feed.publish({ type: 'time', now: now.toISOString(), isBusy, label });
}

/** Starts moving time, one move at a time; how far it is comes as `time` events. */
export function advanceTime(world: World, days: number): UiReply {
  const { onAdvance, now } = world.settings;
  if (onAdvance === undefined) return { ok: false, message: 'Time cannot be moved here.' };
  if (world.time.isBusy) return { ok: false, message: 'Time is already moving.' };
  tell(world, true, `Moving ${days} day${days === 1 ? '' : 's'} on`, now());
  onAdvance(days, (label, at) => tell(world, true, label, at)).then(
    () => tell(world, false, '', now()),
    (error: unknown) => tell(world, false, `Stopped: ${error instanceof Error ? error.message : String(error)}`, now()),
  );
  return { ok: true };
}
