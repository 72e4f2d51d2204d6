import type { EngagementAction } from '../../domain/engagement';
import type { Stream } from '../../domain/stream';
import type { FactValue } from './fact-value';
import type { VendorHook } from './vendor-hook';

/** Where a stream stands: JSON that only the stream itself understands. */
export type Cursor = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Whom a record is about, as far as its vendor says. The first that is known decides: the key as it was matched before (by a file or a person
 * first of all), `externalId` (our account_id as the vendor keeps it), `crmId`, then a domain that belongs to one account alone.
 */
export type AccountHint = {
  key: string; // the vendor's own id of the customer: what is matched, and stays matched
  externalId?: string | null | undefined;
  crmId?: string | null | undefined;
  domains?: readonly string[] | undefined; // of web sites and e-mail addresses
  name?: string | null | undefined; // for people to recognise; nothing is matched by it
};

/** Columns of the CSV contract, without account_id. A column that a stream does not have at all is absent; unknown is null. */
export type Cells = Readonly<Record<string, FactValue>>;

/** A fact as the source knows it. `version`: the source's own instant of this state; the later one stays, whichever comes last. */
export type PulledFact = { kind: 'fact'; stream: Stream; account: AccountHint; version: Date | null; cells: Cells };

/** Gone at the source: what says which fact it was (its id column, as in `cells` of a fact). Only a vendor's own word for it counts. */
export type Tombstone = {
  kind: 'deleted';
  stream: Exclude<Stream, 'usage_daily' | 'engagement_daily' | 'people' | 'pods' | 'outcomes'>; // accounts: the customer itself
  account: AccountHint | null; // null: the vendor no longer says whose it was
  version: Date | null;
  cells: Cells;
};

/** Two customers of the source became one: what belonged to `from` belongs to `into`. Keys of this source. */
export type Merger = { kind: 'merged'; from: string; into: string; version: Date | null };

/** A customer of the source, with what it can be recognised by: no fact of its own. */
export type KnownCustomer = { kind: 'customer'; account: AccountHint };

/**
 * One thing somebody did in the product, or around it. Events are counted once by `id`, and rolled up into `usage_daily`, or `engagement_daily`,
 * however often they come.
 */
export type ProductEvent = {
  kind: 'event';
  id: string;
  account: AccountHint;
  day: string; // YYYY-MM-DD in the zone the source declares
  at?: Date | undefined; // when it happened, where the source says: more than a day ahead is refused
  userId: string | null;
  feature: string | null; // null: counts as an event, not as a feature
  isLogin: boolean;
  engagement?: EngagementAction | undefined; // what it is around the product: then it is no use of the product itself
};

export type Mapped = PulledFact | Tombstone | Merger | KnownCustomer | ProductEvent;

/** Why a record cannot be taken: for people. `path`: where in the record; `id`: the vendor's id when there is one. */
export type Refusal = { id: string | null; path: string | null; reason: string; usageOf?: UsageDay | null };
/** Whose usage of which day: where days are brought anew as a whole, that of a record which is refused keeps what was known. */
export type UsageDay = { accountKey: string; day: string };
/** What one record says; [] when it is none of Barometer's business. */
export type Taken = { id: string; mapped: readonly Mapped[] } | { refused: Refusal };

/** One answer of the vendor. `cursor`: where to go on after it; it commits together with the records. */
export type PullPage = {
  records: readonly unknown[];
  cursor: Cursor;
  isLast?: boolean | undefined; // nothing more for now
  /** The last day of which every account has been reported, where the stream reports by day. */
  completeTo?: string | undefined;
  /** Whole days that this page and those after it bring anew: what is known of them goes, with the first page that names them. */
  replacesDays?: readonly string[] | undefined;
};

export type PullContext = { now: Date; signal: AbortSignal };

/**
 * One endpoint of a vendor. Made by `definePullStream`, which puts the schema at the door. `pages` starts where `cursor` says, and asks for what
 * overlaps it again where the vendor's order is not strict (each stream says how far); null: from the beginning.
 */
export type PullStream = {
  name: string; // as the vendor calls it: what a person looks for
  /** Streams of facts that it can bring, with every column it can fill. */
  brings: Readonly<Partial<Record<Stream, readonly string[]>>>;
  /** Another number when the meaning of the cursor changed: then it begins anew. */
  cursorVersion: number;
  /** Streams of facts of which a finished pass shows all there are: what it did not show is gone. [] for whatever brings only changes. */
  sweeps: readonly Stream[];
  /** Hours between two passes; absent: every time. */
  everyHours?: number | undefined;
  /** `own`: ids are the vendor's, and are kept apart from other sources' by their source's name; `contract`: they are ours already. */
  ids: 'own' | 'contract';
  pages(cursor: Cursor | null, context: PullContext): AsyncIterable<PullPage>;
  /** Pure: the record through the vendor's schema, and what it says. Never throws. */
  take(record: unknown): Taken;
};

/** What a look at the vendor found, for `barometer doctor`. */
export type CheckFinding = { level: 'ok' | 'note' | 'problem'; text: string };

/** A system that facts are pulled from. It never writes. Its streams are pulled in this order, each on its own: one that fails leaves the others. */
export type PullConnector = {
  source: string; // the name in barometer.yaml
  streams: readonly PullStream[];
  /** Authenticates, reads one page, names missing permissions and fields, says what would be read. Throws only what it cannot explain. */
  check(context: PullContext): Promise<readonly CheckFinding[]>;
  /** How its webhook is checked and read; absent: it has none. */
  hook?: VendorHook | undefined;
  /** It is never asked, and its streams give no pages: a run brings nothing, and says nothing about how fresh they are. Absent: it is asked. */
  isSent?: boolean | undefined;
};
