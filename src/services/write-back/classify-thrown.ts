import { messageOf, SourceError } from '../../errors';

/**
 * What it means for a batch that the CRM's sink threw. `stop`: nothing was written, and only a person can mend it; `rest`: nothing was written, its
 * quota is used up; `each`: every record of the batch ended so, and writing pauses until the next run.
 */
export type Thrown =
  { kind: 'stop' | 'rest'; reason: string } | { kind: 'each'; result: { kind: 'unknown'; reason: string } };

/** An answer that breaks its contract came after the request did: like a silence, it says nothing about what was written. */
export function classifyThrown(thrown: unknown): Thrown {
  const reason = messageOf(thrown);
  if (thrown instanceof SourceError && thrown.failure === 'config') return { kind: 'stop', reason };
  if (thrown instanceof SourceError && thrown.failure !== 'transient') return { kind: 'rest', reason };
  return { kind: 'each', result: { kind: 'unknown', reason } };
}
