import { openDatabase } from '../../src/db/client';
import { createDelivery } from './alert-delivery';

/** A delivery in a process of its own, which kills itself outright at one step of one kind of row: `alert.post:marked`. */
async function main(): Promise<void> {
  const [url = '', slackApiUrl = '', now = '', dieAt = ''] = process.argv.slice(2);
  const database = openDatabase(url, { max: 4 });
  const deliver = createDelivery({
    db: database.db,
    slackApiUrl,
    now: new Date(now),
    owner: `child-${process.pid}`,
    workers: 1,
    findSlackUser: async () => 'U0ANNA',
    step: async (name, { kind }) => {
      if (`${kind}:${name}` !== dieAt) return;
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined); // the signal may take a moment; nothing more may happen
    },
  });
  await deliver();
  await database.close();
}

void main();
