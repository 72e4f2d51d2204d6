import type { UiDelivery } from '../../ui-contract';
import type { Feed } from './feed';

const SHOWN = 50;

/** What was sent to the app and what came of it, newest first. */
export function createDeliveries(feed: Feed) {
  const log: UiDelivery[] = [];
  let lastId = 0;
  return {
    begin(kind: UiDelivery['kind'], label: string): UiDelivery {
      lastId += 1;
      const delivery: UiDelivery = { id: lastId, kind, label, outcome: 'pending', status: null, ms: null };
      log.unshift(delivery);
      log.length = Math.min(log.length, SHOWN);
      feed.publish({ type: 'state' });
      return delivery;
    },
    end(delivery: UiDelivery, result: Pick<UiDelivery, 'outcome' | 'status' | 'ms'>): void {
      Object.assign(delivery, result);
      feed.publish({ type: 'state' });
    },
    list: (): UiDelivery[] => log.map((delivery) => ({ ...delivery })),
  };
}

export type Deliveries = ReturnType<typeof createDeliveries>;
