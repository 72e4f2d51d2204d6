import { openDatabase, type Database, type Db } from '../../src/db/client';

export type Pausing = {
  db: Database['db'];
  reached: Promise<void>; // it is about to say such a statement
  goOn: () => void;
  close: () => Promise<void>;
};

/** A database as another process sees it, which stops just before each statement that begins like this, until it may go on. */
export function openPausing(url: string, beginning: string): Pausing {
  const database = openDatabase(url, { max: 2 });
  const [reached, paused] = [createGate(), createGate()];
  database.pool.on('connect', (client) => {
    client.query = new Proxy(client.query, {
      apply: (query, self, args: unknown[]) => {
        if (!readText(args[0]).trimStart().startsWith(beginning)) return Reflect.apply(query, self, args);
        reached.open();
        return paused.opened.then(() => Reflect.apply(query, self, args));
      },
    });
  });
  return { db: database.db, reached: reached.opened, goOn: paused.open, close: () => database.close() };
}

/** Until some connection to this database waits for another. */
export async function waitForLock(db: Db): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await db.execute(waiting)).rows.length === 0);
}

export function createGate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

function readText(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement ? String(statement.text) : '';
}
