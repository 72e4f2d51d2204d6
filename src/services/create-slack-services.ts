import type { Logger } from 'pino';
import type { DriSettings } from '../alerts/choose-dri';
import type { Db } from '../db/client';
import type { CalendarOf } from '../domain/calendar';
import type { ListLimits } from '../domain/list';
import type { RequiredFact } from '../domain/required-fact';
import type { KnownSources, StreamFreshness } from '../domain/stream';
import type { ScoringModel } from '../scoring/model';
import type { HomeOptions } from '../views/home/build-home';
import { createAbsences, type Absences } from './absence/create-absences';
import { acknowledgeAlert } from './acknowledge-alert';
import { createAnswerAlert, type AnswerAlert } from './answer-alert';
import { createAsk, type Ask } from './ask';
import { claimDri } from './claim-dri';
import { claimEvent } from './claim-event';
import { createCalls, type Calls } from './call-guide/create-calls';
import { createCustomerReports, type CustomerReports } from './customer-report/create-customer-reports';
import { createDecideIncident, type DecideIncident } from './decide-incident';
import { createDrill, type Drill } from './drill/create-drill';
import { redrawDigest } from './digest/draw-digest';
import { createFindViewer } from './find-viewer';
import { createJudgements, type Judgements } from './judgement/create-judgements';
import { createLists, type Lists } from './lists/create-lists';
import { createMatching, type Matching, type MatchingDeps } from './matching/create-matching';
import { logAction } from './log-action';
import { createLogTouch, type LogTouch } from './log-touch';
import { createPortfolio, type PortfolioAnswers } from './portfolio/create-portfolio';
import { createPods, type Pods } from './pod/create-pods';
import { createModelPage, type ModelPages } from './model-page/create-model-page';
import { publishHome } from './publish-home';
import { readToday } from './read-today';
import { createReviews, type Reviews } from './qbr/create-reviews';
import type { QbrSettings } from './qbr/settings';
import { reassignAlert } from './reassign-alert';
import type { ReleaseSettings } from './release-held/settings';
import { createRequiredFacts, type RequiredFacts } from './required-facts/create-required-facts';
import { resolveAlert } from './resolve-alert';
import { readCardToShare } from './share-card';
import type { SlackAnswers } from './slack/answers';
import type { SlackDirectory, SlackTeam } from './slack/directory';
import { createSendOnce, type SendOnce } from './slack/send-once';
import { snoozeAlert } from './snooze-alert';
import type { AccountCard } from '../domain/account-card';
import type { Caller } from '../domain/viewer';
import type { Message } from '../views/message';
import type { CrmTarget } from './write-back/settings';

export type SlackServicesDeps = {
  db: Db;
  log: Pick<Logger, 'error'>;
  directory: SlackDirectory;
  answers: SlackAnswers;
  team: SlackTeam;
  options: HomeOptions;
  weeklyBudget: number;
  calendarOf: CalendarOf;
  currencyRates: Readonly<Record<string, number>>;
  filters: ListLimits;
  release: ReleaseSettings;
  dri: DriSettings;
  crmUrl: string | null;
  qbr: QbrSettings;
  model: ScoringModel;
  readFreshness: (now: Date) => Promise<StreamFreshness[]>;
  changeMatch: MatchingDeps['changeMatch'];
  crmTargets?: readonly CrmTarget[]; // CRMs that are written to
  knownSources?: KnownSources; // of barometer.yaml
  requiredFacts?: readonly RequiredFact[];
};

type Sending = Omit<SlackAnswers, 'publishView'> & { sendOnce: SendOnce };

/** Everything the listeners call, joined to one database and one workspace. */
export type SlackServices = Sending & {
  ask: Ask;
  answerAlert: AnswerAlert;
  absences: Absences;
  pods: Pods;
  calls: Calls;
  customerReports: CustomerReports;
  logTouch: LogTouch;
  lists: Lists;
  drill: Drill;
  judgements: Judgements;
  matching: Matching;
  facts: RequiredFacts;
  portfolio: PortfolioAnswers;
  modelPages: ModelPages;
  decideIncident: DecideIncident;
  reviews: Reviews;
  publishHome: (args: { caller: Caller; now: Date; isFirstVisit?: boolean }) => Promise<void>;
  readCardToShare: (args: { caller: Caller; accountId: string; channelId: string; now: Date }) => Promise<AccountCard>;
  /** Which day it is for someone, YYYY-MM-DD. */
  readToday: (args: { caller: Caller; now: Date }) => Promise<string>;
  redrawDigest: (args: { digestId: string; caller: Caller; now: Date }) => Promise<Message | null>;
  claimEvent: (event: { eventId: string; now: Date }) => Promise<boolean>;
};

export function createSlackServices(deps: SlackServicesDeps): SlackServices {
  const { db, directory, answers, team } = deps;
  const findViewer = createFindViewer({ db, team, fetchUser: directory.fetchUser });
  const shared = { ...deps, findViewer };
  return {
    ...toSending(answers),
    ask: createAsk(shared),
    answerAlert: createAnswerAlert({
      ...shared,
      acknowledgeAlert: (press) => acknowledgeAlert(db, press),
      snoozeAlert: (press) => snoozeAlert(db, press),
      logAction: (press) => logAction(db, press),
      resolveAlert: (press) => resolveAlert(db, press),
      claimDri: (press) => claimDri(db, press),
      reassignAlert: (press) => reassignAlert(db, press),
    }),
    absences: createAbsences(shared),
    pods: createPods(shared),
    calls: createCalls(shared),
    customerReports: createCustomerReports(shared),
    logTouch: createLogTouch(shared),
    lists: createLists(shared),
    drill: createDrill(shared),
    judgements: createJudgements(shared),
    matching: createMatching(shared),
    facts: createRequiredFacts(shared),
    portfolio: createPortfolio(shared),
    modelPages: createModelPage(shared),
    decideIncident: createDecideIncident(shared),
    reviews: createReviews({ db, findViewer, settings: deps.qbr }),
    publishHome: (args) => publishHome({ ...shared, publishView: answers.publishView }, args),
    readCardToShare: (args) => readCardToShare({ ...shared, fetchChannel: directory.fetchChannel }, args),
    readToday: (args) => readToday(findViewer, args),
    redrawDigest: (args) => redrawDigest(shared, args),
    claimEvent: (event) => claimEvent(db, event),
  };
}

function toSending({ answerUrl, openView, pushView, updateView, sendDirect, sendFiles }: SlackAnswers): Sending {
  return { answerUrl, openView, pushView, updateView, sendDirect, sendFiles, sendOnce: createSendOnce() };
}
