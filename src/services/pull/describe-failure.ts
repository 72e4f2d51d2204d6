import { AppError, SourceError } from '../../errors';

/** What is said of a part that failed, in one sentence, and whether only a person can mend it. `unexpected`: the operator's business. */
export type PartFailure = { sentence: string; isForPeople: boolean; isStop: boolean; unexpected: unknown };

const MAX_LENGTH = 300;

/** Pure. The database layer wraps an error in one whose message repeats all parameters, which are customers' data: its cause is looked at. */
export function describeFailure(thrown: unknown, source: string, part: string): PartFailure {
  const isOurs = thrown instanceof AppError || !(thrown instanceof Error);
  const root = isOurs ? thrown : (thrown.cause ?? thrown);
  if (root instanceof AppError) {
    const failure = root instanceof SourceError ? root.failure : null;
    const isForPeople = failure === 'config' || failure === 'stopped' || root.code === 'config_invalid';
    return { sentence: root.message, isForPeople, isStop: failure === 'stopped', unexpected: null };
  }
  const why = root instanceof Error ? root.message : String(root);
  const sentence = `${source}: ${part} could not be read: ${why.split('\n')[0]?.slice(0, MAX_LENGTH)}`;
  return { sentence, isForPeople: false, isStop: false, unexpected: root };
}
