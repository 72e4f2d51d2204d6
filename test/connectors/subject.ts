import type { Stream } from '../../src/domain/stream';

export type StandInRequest = {
  method: string;
  path: string; // without the query
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
};
/** A body that is no string is sent as JSON. */
export type StandInReply = { status: number; headers?: Record<string, string>; body: unknown };

/** One record as every vendor has it, whatever it calls its fields. */
export type StandInRecord = {
  id: string;
  accountKey: string; // the vendor's id of the customer
  at: Date; // its version, and when it happened
  label: string; // free text in it: a name or a subject
  isBad?: boolean; // lacks what the vendor always sends
};

/** A vendor's API as it documents it, answering from its records in pages of `pageSize`. It knows no faults: those are put in front of it. */
export type StandIn = {
  answer: (request: StandInRequest) => StandInReply;
  put: (record: StandInRecord) => void; // another state of a known id replaces it
  remove?: (id: string, at: Date) => void; // as the vendor says that a record is gone
  merge?: (fromKey: string, intoKey: string, at: Date) => void;
  setPageSize: (size: number) => void;
};

/** One connector as the harness runs it. */
export type Subject = {
  kind: string;
  title: string;
  settings: (baseUrl: string) => Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, string>>;
  part: string; // the stream of it that is put to the test
  stream: Stream; // what its records become
  /** The label as it is stored, where the stream keeps it; null: nothing that people wrote is stored. */
  labelColumn: string | null;
  createStandIn: () => StandIn;
  /** Cases that cannot arise with this vendor, and why: shown in the table in place of a tick. */
  cannot: Readonly<Partial<Record<string, string>>>;
};
