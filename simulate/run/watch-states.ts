import { gt, isNotNull, or } from 'drizzle-orm';
import type { Db } from '../../src/db/client';
import { alertStates } from '../../src/db/schema';

export type Watched = { announced: number; withheld: number; waited: number };
export type StateWatch = { look: (since: Date) => Promise<void>; read: () => Watched };

/** Remembers each change of colour that was told, withheld or made to wait: afterwards the states no longer show it. */
export function watchStates(db: Db): StateWatch {
  const seen = { announced: new Set<string>(), withheld: new Set<string>(), waited: new Set<string>() };
  return {
    look: async (since) => {
      const rows = await db
        .select()
        .from(alertStates)
        .where(
          or(
            gt(alertStates.announcedAt, since),
            isNotNull(alertStates.withheldSince),
            isNotNull(alertStates.waitingUntil),
          ),
        );
      for (const row of rows) {
        note(
          seen.announced,
          row.accountId,
          row.announcedAt !== null && row.announcedAt > since ? row.announcedAt : null,
        );
        note(seen.withheld, row.accountId, row.withheldSince);
        note(seen.waited, row.accountId, row.waitingUntil);
      }
    },
    read: () => ({ announced: seen.announced.size, withheld: seen.withheld.size, waited: seen.waited.size }),
  };
}

function note(known: Set<string>, accountId: string, at: Date | null): void {
  if (at !== null) known.add(`${accountId} ${at.toISOString()}`);
}
