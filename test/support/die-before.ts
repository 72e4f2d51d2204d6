import { Client } from 'pg';

/**
 * Kills this process outright just before its nth statement. Between any two statements a process may end: what was committed stays, the rest is
 * rolled back with its connection.
 */
export function dieBefore(statement: number): void {
  let statements = 0;
  Client.prototype.query = new Proxy(Client.prototype.query, {
    apply(query, client, args) {
      statements += 1;
      if (statements === statement) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(query, client, args);
    },
  });
}
