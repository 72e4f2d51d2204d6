import { snoozeEndAt, type SnoozeEnd } from '../alerts/snooze-end';
import type { ActionKind } from '../domain/action-kind';
import type { AccountCard } from '../domain/account-card';
import type { AlertCard, Outcome } from '../domain/alert';
import type { Person } from '../domain/person';
import { findAllowed, type Press } from './find-allowed';
import { createHandOver, type HandOver, type HandOverDeps } from './hand-over/create-hand-over';
import { readAccountCard, type AccountCardDeps } from './read-account-card';

export type Snooze = { end: SnoozeEnd; reason: string | null };
export type LoggedAction = { kind: ActionKind; note: string; nextStep: string | null; nextStepOn: string | null };
export type Resolution = { outcome: Outcome; note: string | null };

type Answer<Detail> = (input: { alertId: string; by: Person; now: Date } & Detail) => Promise<{ card: AlertCard }>;

export type AnswerAlertDeps = AccountCardDeps &
  HandOverDeps & {
    acknowledgeAlert: Answer<unknown>;
    snoozeAlert: Answer<{ until: Date; reason: string | null }>;
    logAction: Answer<LoggedAction>;
    resolveAlert: Answer<Resolution>;
  };

/** What a button or form does to an alert, each time decided again who may: buttons are visible to a whole channel. */
export type AnswerAlert = HandOver & {
  acknowledge: (press: Press) => Promise<AlertCard>;
  snooze: (press: Press & Snooze) => Promise<AlertCard>;
  logAction: (press: Press & LoggedAction) => Promise<AlertCard>;
  resolve: (press: Press & Resolution) => Promise<AlertCard>;
  /** Why the account has its score. Whoever may answer an alert may see its account. */
  explain: (press: Press) => Promise<AccountCard>;
  /** Before a form opens: may they, and what is the account called. */
  prepareForm: (press: Press) => Promise<{ accountName: string }>;
};

export function createAnswerAlert(deps: AnswerAlertDeps): AnswerAlert {
  const authorise = async ({ caller, ...input }: Press) => ({
    ...input,
    by: (await findAllowed(deps, { caller, ...input })).by,
  });
  return {
    ...createHandOver(deps),
    acknowledge: async (press) => (await deps.acknowledgeAlert(await authorise(press))).card,
    snooze: async ({ end, reason, ...press }) => {
      const allowed = await authorise(press);
      const until = snoozeEndAt(end, allowed.by.timeZone, press.now);
      return (await deps.snoozeAlert({ ...allowed, until, reason })).card;
    },
    logAction: async ({ kind, note, nextStep, nextStepOn, ...press }) => {
      const allowed = await authorise(press);
      return (await deps.logAction({ ...allowed, kind, note, nextStep, nextStepOn })).card;
    },
    resolve: async ({ outcome, note, ...press }) =>
      (await deps.resolveAlert({ ...(await authorise(press)), outcome, note })).card,
    explain: async (press) => {
      const { owner, scope } = await findAllowed(deps, press);
      return readAccountCard(deps, { accountId: owner.accountId, scope, now: press.now });
    },
    prepareForm: async (press) => {
      const { owner } = await findAllowed(deps, press);
      return { accountName: owner.accountName };
    },
  };
}
