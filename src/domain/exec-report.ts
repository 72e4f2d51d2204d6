import type { ActionKind } from './action-kind';
import type { Segment } from './account';
import type { Share } from './effectiveness';
import type {
  Amounts,
  CohortRow,
  FleetDay,
  Portfolio,
  PortfolioAccount,
  RecentCustomers,
  RetentionForecast,
} from './portfolio';
import type { Retention } from './qbr';
import type { FallingSignal, MoveCell } from './score-move';

/** How many accounts went from one band to another. */
export type BandStep = Pick<MoveCell, 'from' | 'to' | 'accounts'>;

/** Alerts by what was done first; `action` null: nothing was. `recovered`: left Red after it, or ended as saved. */
export type Intervention = { action: ActionKind | null; alerts: number; recovered: number };

/** Some accounts by name: the first few, and how many there are. */
export type NamedAccounts = { accounts: number; arr: Amounts; names: readonly string[] };

/** How many alerts people were told of in the fullest week, against the budget (R32). */
export type AlertLoad = {
  reps: number;
  overloaded: number;
  most: number;
  budget: number;
  told: number;
  missed: number;
};

/** What CSMs did (R200), in numbers of the team, never of a person. `atRisk`: Red accounts that anybody was in contact with. */
export type TeamActivity = {
  people: number;
  accounts: number;
  byKind: readonly { kind: ActionKind | null; count: number }[];
  atRisk: Share;
};

export type OutcomeCount = {
  outcome: 'renewed' | 'churned' | 'expanded' | 'contracted';
  accounts: number;
  arr: Amounts;
};

/** What to do, with the numbers it follows from (R198). */
export type Recommendation =
  | { area: 'product' | 'process'; kind: 'signal'; signal: string; accounts: number; declined: number }
  | { area: 'process'; kind: 'late'; acted: Share }
  | { area: 'process'; kind: 'action'; better: Intervention; worse: Intervention }
  | { area: 'process'; kind: 'untouched'; atRisk: Share }
  | { area: 'resources'; kind: 'overload'; load: AlertLoad }
  | { area: 'resources'; kind: 'segment'; segment: Segment; redShare: number; overall: number; accounts: number };

/** A month or a quarter for executives and the board (R194–R201). Days are YYYY-MM-DD, both included. */
export type ExecReport = {
  length: 'month' | 'quarter';
  from: string;
  until: string;
  asOf: string; // the day it was written: of lists and the forecast
  end: FleetDay; // how the fleet stood on its last day; where that was not kept, on `asOf`
  start: FleetDay | null; // and on the day before it began; null: not kept
  firstDay: string | null; // since when there are scores
  critical: number;
  revenueAtRisk: Amounts;
  isConverted: boolean;
  forecast: readonly RetentionForecast[];
  moves: {
    compared: number;
    unseen: number;
    remodelled: number;
    improved: number;
    declined: number;
    steps: readonly BandStep[];
  };
  signals: readonly FallingSignal[];
  segments: readonly CohortRow[];
  recent: RecentCustomers | null;
  topAtRisk: readonly Pick<PortfolioAccount, 'accountId' | 'name' | 'score' | 'arr' | 'currency' | 'reason'>[];
  interventions: readonly Intervention[];
  expansion: Portfolio['expansion'];
  rescued: NamedAccounts;
  inProgress: NamedAccounts;
  load: AlertLoad;
  acted: Share; // within 5 business days
  activity: TeamActivity;
  references: NamedAccounts;
  outcomes: readonly OutcomeCount[];
  retention: { takenOn: string; rates: readonly Retention[] } | null; // against the book of its first day; null: none was kept
  recommendations: readonly Recommendation[];
  histogram: Portfolio['histogram'];
  trend: Portfolio['trend'];
};
