import type { App } from '@slack/bolt';
import { CALLBACKS } from '../../views/ids';
import type { ListenerDeps } from '../deps';
import { onAwayForm } from './away';
import { onCallForm } from './call';
import { onCustomerReportForm } from './customer-report';
import { onFindAccountForm } from './find-account';
import { onLogTouchForm } from './log-touch';
import { onFeedbackForm } from './feedback';
import { onJudgementForm } from './judgement';
import { onMatchCustomerForm } from './match-customer';
import { onNewListForm } from './new-list';
import { onNoteForm } from './note';
import { onPodAwayForm } from './pod-away';
import { parseLogAction, parseReassignment, parseResolution, parseSnooze } from './parse-forms';
import { onSendBackQbrForm } from './send-back-qbr';
import { onSpotCheckForm } from './spot-check';
import { onAlertForm } from './submission';

export function registerViews(app: App, deps: ListenerDeps): void {
  const { answerAlert } = deps;
  app.view(CALLBACKS.logAction, onAlertForm(deps, parseLogAction, answerAlert.logAction));
  app.view(CALLBACKS.snooze, onAlertForm(deps, parseSnooze, answerAlert.snooze));
  app.view(CALLBACKS.resolve, onAlertForm(deps, parseResolution, answerAlert.resolve));
  app.view(CALLBACKS.reassign, onAlertForm(deps, parseReassignment, answerAlert.reassign));
  app.view(CALLBACKS.logTouch, onLogTouchForm(deps));
  app.view(CALLBACKS.judge, onJudgementForm(deps));
  app.view(CALLBACKS.feedback, onFeedbackForm(deps));
  app.view(CALLBACKS.checkScore, onSpotCheckForm(deps));
  app.view(CALLBACKS.note, onNoteForm(deps));
  app.view(CALLBACKS.newList, onNewListForm(deps));
  app.view(CALLBACKS.findAccount, onFindAccountForm(deps));
  app.view(CALLBACKS.sendBackQbr, onSendBackQbrForm(deps));
  app.view(CALLBACKS.away, onAwayForm(deps));
  app.view(CALLBACKS.podAway, onPodAwayForm(deps));
  app.view(CALLBACKS.call, onCallForm(deps));
  app.view(CALLBACKS.matchCustomer, onMatchCustomerForm(deps));
  app.view(CALLBACKS.customerReport, onCustomerReportForm(deps));
}
