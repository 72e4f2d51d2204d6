import type { Stream } from '../domain/stream';
import type { Facts } from './facts';

/** A row kept out, as a person needs it to mend the source. `row` is safe to store: free text is cut from it. */
export type RejectedRow = { line: number; column: string | null; reason: string; row: Record<string, string> };

/** One good row and the place it came from. A field that the source does not have at all is absent; unknown is null. */
export type FactRow<S extends Stream = Stream> = { line: number; fact: Partial<Facts[S]> };

/** A whole page of one stream. Every page of one pull has the same `columns`. */
export type Page<S extends Stream = Stream> = {
  columns: readonly string[]; // of the contract, as far as the source has them
  ignoredColumns: readonly string[]; // which the source has and the contract does not know
  rows: readonly FactRow<S>[];
  rejected: readonly RejectedRow[];
  next: string | null; // cursor to resume after this page; null: the source is always read whole
};

/** One stream of a source. `pull` may throw SourceContractError: that stream has failed, the others go on. */
export type StreamReader<S extends Stream = Stream> = {
  stream: S;
  file: string; // file name, or the name of the vendor's endpoint: what a person looks for
  pull(since: string | null): AsyncIterable<Page<S>>;
};

/**
 * A source of facts. It never writes. Streams are pulled one after the other in the order of `list`, each on its own, because
 * a source is made of parts that fail alone: a broken tickets file must not keep the invoices out.
 */
export type Connector = {
  source: string;
  /** The streams it has now; throws SourceContractError when the source as a whole cannot be used. */
  list(): Promise<readonly StreamReader[]>;
};
