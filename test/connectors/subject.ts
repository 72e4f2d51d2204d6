import type { Pool } from 'pg';
import type { Stream } from '../../src/domain/stream';
import type { SourceKind } from '../../src/ingest/pull/source-kind';

export type StandInRequest = {
  method: string;
  path: string; // without the query
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
};
/** A body that is no string is sent as JSON. */
export type StandInReply = { status: number; headers?: Record<string, string>; body: unknown };

/**
 * One record as every vendor has it, whatever it calls its fields. Ids and keys are digits ("1001"): a stand-in puts letters before them where its
 * vendor has some, and gives `landedId` to say so.
 */
export type StandInRecord = {
  id: string;
  accountKey: string; // the vendor's id of the customer
  at: Date; // its version, and when it happened: whole seconds
  label: string; // free text in it: a name or a subject
  isBad?: boolean; // lacks what the vendor always sends, or sends it as something else
  money?: { minor: number; currency: string }; // of billing alone
};

/** Where records are before a connector reads them. */
export type Keeper = {
  put: (record: StandInRecord) => void; // another state of a known id replaces it
  remove?: (id: string, at: Date) => void; // as the vendor says that a record is gone
  merge?: (fromKey: string, intoKey: string, at: Date) => void;
  setPageSize: (size: number) => void; // whatever the connector asks for
  /** The first page of the next pass holds nothing, though more follows. */
  serveEmptyPage?: () => void;
};

/** A vendor's API as it documents it, answering from its records in pages of `pageSize`. It knows no faults: those are put in front of it. */
export type StandIn = Keeper & { answer: (request: StandInRequest) => StandInReply };

/** What a connector is given to find its data: plain values, since a process of its own is given them, too. */
export type Reach = {
  settings: Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, string>>; // by name, as the kind asks for them; values of 12 characters or more
  deliveries?: string; // the folder of what its webhook was sent (deliveries.ts)
};

/** What makes the next reading fail: so that one can look at what is said then. */
export type Breakage = { breakIt: () => Promise<void> | void; isFatal: boolean };

/** Where one connector's data is while it is put to the test. */
export type Place = {
  reach: Reach;
  keeper: Keeper;
  /** What was put is brought to where the connector finds it. */
  publish: (now: Date) => Promise<void>;
  breakages: readonly Breakage[];
  close: () => Promise<void>;
};

type Tested = {
  kind: string; // the name of its files here
  title: string;
  note?: string; // what its row in docs/connectors.md has to say
  sourceKind: SourceKind;
  part: string; // the stream of it that is put to the test
  stream: Stream; // what its records become
  /** The label as it is stored, where the stream keeps it; null: nothing that people wrote is stored. */
  labelColumn: string | null;
  /** Where `at` is stored, as an instant or (with a zone) as the calendar day there; absent: it is the version alone. */
  when?: { column: string; zone?: string };
  /** Where `money` is stored, in major units; absent: it carries no amounts. */
  moneyColumn?: string;
  /** The id under which a record is stored, without the source's name before it; absent: the record's own. */
  landedId?: (record: Pick<StandInRecord, 'id' | 'accountKey'>) => string;
  /** The key by which the vendor names a customer; absent: `accountKey` itself. */
  customerKey?: (accountKey: string) => string;
  /** Records in a page, where that is the connector's own and nothing changes it. */
  pageSize?: number;
  /** Settings in place of its own where those are of the cases, as pages of two are: `npm run connectors -- --bench`. */
  benchSettings?: Reach['settings'];
  /** Cases that cannot arise with this vendor, and why (ids of case-titles.ts): shown in the table in place of a tick. */
  cannot: Readonly<Partial<Record<string, string>>>;
};

/**
 * One connector as the harness runs it. It stands in `test/connectors/subjects/<kind>.ts` as `export const subject`, so that a process of its own can
 * load it; `test/connectors/<kind>.test.ts` is `describeConnector(subject)`. This one asks a vendor over HTTP.
 */
export type Subject = Tested & {
  transport?: 'http';
  settings: (baseUrl: string) => Reach['settings'];
  secrets: Reach['secrets'];
  /** Which requests for data meet a fault, where the first ones are answered with nothing; absent: all. */
  meetsFaults?: (request: StandInRequest) => boolean;
  createStandIn: (customers?: number) => StandIn; // of how many it is given records; absent: three
};

/** A connector that reads a database or files, or that is sent what there is. `pool`: the tests' own database, where it may have a schema. */
export type PlacedSubject = Tested & {
  transport: 'database' | 'files' | 'hook';
  open: (pool: Pool) => Promise<Place>;
};

export type AnySubject = Subject | PlacedSubject;
