import { messageOf, SourceError } from '../../errors';
import type { BatchAnswer } from '../../vendor-http/hubspot/answers';
import type { HubspotApi } from '../../vendor-http/hubspot/create-hubspot-api';
import type { WriteResult } from '../sink';
import { findCommonRefusal, judgeRefusal, listNamedIds } from './judge-refusal';

export type SaveInput = { id: string; idProperty?: string; properties: Readonly<Record<string, string>> };
export type Saving = {
  target: string;
  api: HubspotApi;
  object: string;
  verb: 'update' | 'upsert';
  signal: AbortSignal;
};

/**
 * A batch, and what became of each of its records, by the id that was sent. One bad record makes HubSpot refuse them all (400): then each half goes on
 * its own, until the bad one is alone.
 * @throws SourceError 'config' when a property is missing: it would be so for every record.
 */
export async function saveBatch(saving: Saving, inputs: readonly SaveInput[]): Promise<Map<string, WriteResult>> {
  const { target, api, object, verb, signal } = saving;
  if (inputs.length === 0) return new Map();
  const answer = await api.batchSave(object, verb, inputs, signal);
  if ('results' in answer) return readResults(answer, inputs);
  const common = findCommonRefusal(answer);
  if (common !== null) throw new SourceError(target, 'config', common, { status: 400 });
  const [only] = inputs;
  if (inputs.length === 1 && only !== undefined) return new Map([[only.id, judgeRefusal(answer)]]);
  const middle = Math.ceil(inputs.length / 2);
  const first = await saveBatch(saving, inputs.slice(0, middle));
  return new Map([...first, ...(await saveRest(saving, inputs.slice(middle), first))]);
}

/** Once something was written the batch has not come to nothing: what keeps the rest from being written is the rest's own result. */
async function saveRest(saving: Saving, inputs: readonly SaveInput[], first: ReadonlyMap<string, WriteResult>) {
  try {
    return await saveBatch(saving, inputs);
  } catch (error) {
    if (![...first.values()].some(({ kind }) => kind === 'written')) throw error;
    const wasRefused = error instanceof SourceError && error.failure !== 'transient';
    const result: WriteResult = { kind: wasRefused ? 'failed' : 'unknown', reason: messageOf(error) };
    return new Map(inputs.map(({ id }) => [id, result]));
  }
}

/** What is neither among the results nor named by an error shares the one that names nobody. */
function readResults({ results, errors }: BatchAnswer, inputs: readonly SaveInput[]): Map<string, WriteResult> {
  const said = new Map<string, WriteResult>();
  for (const error of errors) for (const id of listNamedIds(error)) said.set(id, judgeRefusal(error));
  const nameless = errors.find((error) => listNamedIds(error).length === 0);
  const rest: WriteResult = nameless ? judgeRefusal(nameless) : { kind: 'unknown', reason: 'HubSpot gave no result' };
  for (const { id, properties } of results) {
    const key = findSent(inputs, id, properties);
    if (key !== null) said.set(key, { kind: 'written', remoteId: id });
  }
  return new Map(inputs.map(({ id }) => [id, said.get(id) ?? rest]));
}

/** By the record's own id, else by the unique property that it was sent by. */
function findSent(
  inputs: readonly SaveInput[],
  id: string,
  properties: Readonly<Record<string, string | null | undefined>>,
): string | null {
  const sent = inputs.find((input) =>
    input.idProperty === undefined ? input.id === id : properties[input.idProperty] === input.id,
  );
  return sent?.id ?? null;
}
