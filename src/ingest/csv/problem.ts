import { SourceContractError } from '../../errors';

/** A file that cannot be taken: one sentence naming it. */
export function fileProblem(source: string, file: string, sentence: string, cause?: unknown): SourceContractError {
  return new SourceContractError(source, `${file} ${sentence}`, cause === undefined ? undefined : { cause });
}
