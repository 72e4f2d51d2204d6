import { countUnknownFacts } from '../db/queries/required-facts';
import type { CurrencyRates } from '../db/queries/home';
import { countUnreckonedTerms } from '../db/queries/unreckoned-terms';
import type { AccountCard, AccountMatch } from '../domain/account-card';
import type { CrmState } from '../domain/crm-write';
import type { EffectivenessReport, Grouping } from '../domain/effectiveness';
import type { Unmatched } from '../domain/source-match';
import type { ShownStop } from '../domain/source';
import type { KnownSources, StreamFreshness } from '../domain/stream';
import type { Failures, FreshnessSlo } from '../domain/monitor';
import type { Completeness } from '../domain/required-fact';
import type { UnreckonedTerms } from '../domain/unreckoned-terms';
import type { Caller, KnownViewer } from '../domain/viewer';
import { requirePerson } from './authorise';
import type { FindViewer } from './find-viewer';
import { type EffectivenessDeps, readEffectiveness } from './effectiveness/read-effectiveness';
import { lookUpAccount } from './look-up-account';
import { readUnmatched } from './matching/create-matching';
import { type FailuresDeps, readFailures } from './monitors/read-failures';
import { readStops } from './pull/read-stops';
import { readFreshnessSlo } from './monitors/read-freshness-slo';
import { readAccountCard, type AccountCardDeps } from './read-account-card';
import { readCrmStates } from './write-back/read-crm-states';
import type { CrmTarget } from './write-back/settings';

export type Question = { caller: Caller; now: Date };
export type AccountAnswer =
  { kind: 'card'; card: AccountCard } | { kind: 'choice'; matches: AccountMatch[] } | { kind: 'none' };

export type FreshnessAnswer = {
  streams: StreamFreshness[];
  slo: FreshnessSlo[];
  crm: CrmState[];
  unmatched: Unmatched;
  stops: ShownStop[];
  unreckoned: UnreckonedTerms;
  completeness: Completeness[];
};

/** What can be asked of Barometer. Each answer is for the asker alone; each throws ForbiddenError for who may not ask. */
export type Ask = {
  member: (question: Question) => Promise<KnownViewer>;
  /** By name, misspelt perhaps. */
  accountNamed: (question: Question & { text: string }) => Promise<AccountAnswer>;
  /** By id, as a button carries it: checked again. @throws NotFoundError */
  account: (question: Question & { accountId: string }) => Promise<AccountCard>;
  freshness: (question: Question) => Promise<FreshnessAnswer>;
  failures: (question: Question) => Promise<Failures>;
  alerts: (question: Question & { grouping: Grouping }) => Promise<EffectivenessReport>;
};

export type AskDeps = AccountCardDeps &
  FailuresDeps &
  EffectivenessDeps & {
    knownSources?: KnownSources | undefined;
    findViewer: FindViewer;
    crmTargets?: readonly CrmTarget[];
    currencyRates?: CurrencyRates;
  };

export function createAsk(deps: AskDeps): Ask {
  const member: Ask['member'] = async ({ caller, now }) => requirePerson(await deps.findViewer(caller, now));
  return {
    member,
    accountNamed: async (question) => answerByName(deps, await member(question), question),
    account: async (question) => {
      const { scope } = await member(question);
      return readAccountCard(deps, { accountId: question.accountId, scope, now: question.now });
    },
    freshness: async (question) => {
      const viewer = await member(question);
      const today = question.now.toISOString().slice(0, 10);
      const [streams, slo, crm, unmatched, stops, unreckoned, completeness] = await Promise.all([
        deps.readFreshness(question.now),
        readFreshnessSlo(deps.db, question.now),
        readCrmStates(deps.db, deps.crmTargets ?? [], question.now),
        readUnmatched(deps.db, viewer, question.now),
        readStops(deps, viewer),
        countUnreckonedTerms(deps.db, { today, rates: deps.currencyRates ?? {} }),
        countUnknownFacts(deps.db, { required: deps.requiredFacts ?? [], today }),
      ]);
      return { streams, slo, crm, unmatched, stops, unreckoned, completeness };
    },
    failures: async (question) => readFailures(deps, await member(question), question.now),
    alerts: async (question) => readEffectiveness(deps, { ...question, viewer: await member(question) }),
  };
}

async function answerByName(
  deps: AskDeps,
  { scope }: KnownViewer,
  { text, now }: { text: string; now: Date },
): Promise<AccountAnswer> {
  const found = await lookUpAccount(deps.db, { scope, text });
  if (found.kind !== 'found') return found;
  return { kind: 'card', card: await readAccountCard(deps, { accountId: found.accountId, scope, now }) };
}
