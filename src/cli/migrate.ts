import { openDataSide } from '../compose-data';
import { readOptions } from './read-options';
import type { Verb } from './verb';

const usage = 'migrate';

export const migrate: Verb = {
  usage,
  summary: 'create or update the tables of the database',
  run: async (args, { config, log, print }) => {
    readOptions(usage, args, {});
    const data = await openDataSide(config, log);
    await data.close();
    print('The database is up to date.');
  },
};
