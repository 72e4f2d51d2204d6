import { composeVariants } from '../compose-replay';
import { openDataSide } from '../compose-data';
import { runReplay } from '../services/replay/run-replay';
import { printReplay } from './print-replay';
import { readReplayOptions, REPLAY_USAGE } from './replay-options';
import type { Verb } from './verb';

export const replay: Verb = {
  usage: REPLAY_USAGE,
  summary: 'say what the alert settings, and changed ones, would have told in the past; writes nothing',
  run: async (args, { config, log, clock, print, startProgress }) => {
    const { wishes, json, ...days } = readReplayOptions(args, clock.now());
    const variants = composeVariants(config.file, wishes);
    const data = await openDataSide(config, log);
    const progress = startProgress('replaying');
    try {
      const { database, model, playbook } = data;
      const rates = config.file.currency_rates;
      const input = { ...database, model, playbook, rates, ...days, variants, onProgress: progress.update };
      const result = await runReplay(input);
      progress.stop();
      if (json) print(JSON.stringify(result, null, 2));
      else printReplay(result, print);
    } finally {
      progress.stop();
      await data.close();
    }
  },
};
