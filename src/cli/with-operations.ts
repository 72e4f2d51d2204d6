import { type DataSide, openDataSide } from '../compose-data';
import { composeOperations, type Operations } from '../compose-operations';
import { createConnect } from '../compose-sources';
import type { VerbContext } from './verb';

/** Opens what a verb works on, and closes it whatever happens. */
export async function withOperations(
  { config, log }: VerbContext,
  run: (operations: Operations, data: DataSide) => Promise<void>,
): Promise<void> {
  const data = await openDataSide(config, log);
  try {
    await run(composeOperations(data, config.file, log, createConnect(config, log)), data);
  } finally {
    await data.close();
  }
}
