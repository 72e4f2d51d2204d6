import type { Progress } from '../../src/cli/progress';
import type { Operations } from '../../src/compose-operations';
import type { Config } from '../../src/config';
import type { Scene } from './scene';
import { throwIfStopped } from './stop-signal';

const DAY_MS = 86_400_000;

export type Past = {
  scene: Scene;
  inbox: string;
  operations: Operations;
  config: Config;
  signal: AbortSignal;
  startProgress: (label: string) => Progress;
};

/** What was known up to the day the demo opens on, through the same import and the same scoring as everything after it. */
export async function fillPast({ scene, inbox, operations, config, signal, startProgress }: Past): Promise<void> {
  const { feed, startAt, historyFrom } = scene;
  await feed.writeInitial(inbox, startAt);
  for (const source of config.file.sources) {
    const progress = startProgress(`importing ${source.name}`);
    await operations
      .ingest(source, startAt, ({ bytesRead, bytesTotal, file }) => progress.update(bytesRead, bytesTotal, file))
      .finally(progress.stop);
    throwIfStopped(signal);
  }
  const progress = startProgress('filling history');
  const to = new Date(startAt.getTime() - DAY_MS).toISOString().slice(0, 10);
  await operations
    .backfill({
      from: historyFrom,
      to,
      onProgress: ({ day, done, total }) => {
        throwIfStopped(signal);
        progress.update(done, total, day);
      },
    })
    .finally(progress.stop);
  await operations.score(startAt);
}
