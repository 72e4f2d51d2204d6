import type { App } from '@slack/bolt';
import { ACTIONS } from '../../views/ids';
import type { ListenerDeps } from '../deps';
import { onComeBack, onGoAway } from './absence';
import { onOpenAccount, onShareAccount, onShowAccount } from './account';
import { onAccountMore } from './account-more';
import { onAcknowledgeAlert } from './acknowledge-alert';
import { onCheckScore } from './check-score';
import { onChooseCall } from './call';
import { onDecideIncident } from './decide-incident';
import { onFindAccount, onOpenPerson, onPeoplePage, onTimelinePage } from './drill';
import { onFillIn, onListLacking, onTakeBackFact } from './facts';
import { onRefreshHome } from './home';
import { onWithdrawJudgement } from './judge';
import { LIST_ACTIONS } from './list';
import { onLogAction } from './log-action';
import { onLogTouch } from './log-touch';
import { onMatchCustomer, onTakeBackMatch, onUndoMatch } from './match';
import { onMore } from './more';
import { onPortfolioCharts, onPortfolioCohorts } from './portfolio';
import { onDecideQbr, onSendBackQbr } from './qbr';
import { onBringBack, onPodCsv, onSetAway, onShowPod } from './pod';
import { onSnoozeAlert } from './snooze-alert';
import { onLink, onUnknownAction } from './unknown';

export function registerActions(app: App, deps: ListenerDeps): void {
  registerAlerts(app, deps);
  registerAccounts(app, deps);
  registerLists(app, deps);
  app.action(block(ACTIONS.openCrm), onLink);
  app.action(block(ACTIONS.refreshHome), onRefreshHome(deps));
  app.action(block(ACTIONS.signQbr), onDecideQbr(deps, 'signOff'));
  app.action(block(ACTIONS.prepareQbr), onDecideQbr(deps, 'prepareAgain'));
  app.action(block(ACTIONS.sendBackQbr), onSendBackQbr(deps));
  app.action(block(ACTIONS.matchCustomer), onMatchCustomer(deps));
  app.action(block(ACTIONS.undoMatch), onUndoMatch(deps));
  app.action(block(ACTIONS.takeBackMatch), onTakeBackMatch(deps));
  app.action(block(ACTIONS.logTouch), onLogTouch(deps));
  app.action(block(ACTIONS.chooseCall), onChooseCall(deps));
  app.action(block(ACTIONS.checkScore), onCheckScore(deps));
  app.action(block(ACTIONS.withdrawJudgement), onWithdrawJudgement(deps));
  app.action(block(ACTIONS.goAway), onGoAway(deps));
  app.action(block(ACTIONS.comeBack), onComeBack(deps));
  app.action(block(UNKNOWN), onUnknownAction(deps));
}

/** On an alert, wherever it stands. */
function registerAlerts(app: App, deps: ListenerDeps): void {
  app.action(block(ACTIONS.acknowledge), onAcknowledgeAlert(deps));
  app.action(block(ACTIONS.snooze), onSnoozeAlert(deps));
  app.action(block(ACTIONS.logAction), onLogAction(deps));
  app.action(block(ACTIONS.more), onMore(deps));
  app.action(block(ACTIONS.releaseIncident), onDecideIncident(deps, 'release'));
  app.action(block(ACTIONS.closeIncident), onDecideIncident(deps, 'close'));
}

/** On a card, and in the windows over it. */
function registerAccounts(app: App, deps: ListenerDeps): void {
  app.action(block(ACTIONS.showAccount), onShowAccount(deps));
  app.action(block(ACTIONS.openAccount), onOpenAccount(deps));
  app.action(block(ACTIONS.shareAccount), onShareAccount(deps));
  app.action(block(ACTIONS.accountMore), onAccountMore(deps));
  app.action(block(ACTIONS.findAccount), onFindAccount(deps));
  app.action(block(ACTIONS.peopleBack), onPeoplePage(deps));
  app.action(block(ACTIONS.peopleOn), onPeoplePage(deps));
  app.action(block(ACTIONS.openPerson), onOpenPerson(deps));
  app.action(block(ACTIONS.timelineBack), onTimelinePage(deps));
  app.action(block(ACTIONS.timelineOn), onTimelinePage(deps));
  app.action(block(ACTIONS.fillIn), onFillIn(deps));
  app.action(block(ACTIONS.takeBackFact), onTakeBackFact(deps));
  app.action(block(ACTIONS.listLacking), onListLacking(deps));
}

/** On lists, pods and the portfolio. */
function registerLists(app: App, deps: ListenerDeps): void {
  for (const [id, on] of Object.entries(LIST_ACTIONS)) app.action(block(id), on(deps));
  app.action(block(ACTIONS.portfolioCohorts), onPortfolioCohorts(deps));
  app.action(block(ACTIONS.portfolioCharts), onPortfolioCharts(deps));
  app.action(block(ACTIONS.podShow), onShowPod(deps));
  app.action(block(ACTIONS.podCsv), onPodCsv(deps));
  app.action(block(ACTIONS.podAway), onSetAway(deps));
  app.action(block(ACTIONS.podBack), onBringBack(deps));
}

const KNOWN = Object.values(ACTIONS).map((id) => id.replaceAll('.', String.raw`\.`));
/** Every other action_id. */
const UNKNOWN = new RegExp(`^(?!(?:${KNOWN.join('|')})$)`);

const block = (actionId: string | RegExp) => ({ type: 'block_actions', action_id: actionId }) as const;
