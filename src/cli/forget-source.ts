import { openDataSide } from '../compose-data';
import { toKnownSources } from '../compose-freshness';
import { AppError } from '../errors';
import { type ForgottenSource, forgetSource } from '../services/pull/forget-source';
import { formatTable } from './format-table';
import { readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';

const usage = 'forget-source <name> [--dry]';

export const forgetSourceVerb: Verb = {
  usage,
  summary: 'forget how fresh a source was that is no longer in barometer.yaml, and what waits of it; its facts stay',
  run: async (args, context) => {
    const { values, positionals } = readOptions(usage, args, { dry: { type: 'boolean' } }, 1);
    const [source] = positionals;
    if (source === undefined) throw new AppError('usage', `usage: barometer ${usage}`);
    const { config, log, print } = context;
    const isDry = values.dry === true;
    const data = await openDataSide(config, log);
    try {
      const asked = { source, known: toKnownSources(config.file), isDry };
      printForgotten(await forgetSource(data.database.pool, asked), asked, print);
    } finally {
      await data.close();
    }
  },
};

function printForgotten(
  { leftovers, orphaned }: ForgottenSource,
  { source, isDry }: { source: string; isDry: boolean },
  print: VerbContext['print'],
): void {
  const rows = [...leftovers].filter(([, count]) => count > 0).map(([what, count]) => [what, `${count}`]);
  print(formatTable([isDry ? 'would be forgotten' : 'forgotten', 'rows'], rows));
  print(`Facts of ${source} stay, and which account its recognised customers are.`);
  if (orphaned.length > 0)
    print(`No other source brings ${orphaned.join(', ')}: every day since is unknown there, not zero.`);
  if (isDry) print('Nothing was changed.');
}
