import type { KnownBlock, ModalView, StaticSelect } from '@slack/types';
import { GUIDE_KINDS, type CallSubject, type GuideKind } from '../../domain/call-guide';
import { accountBlockId } from '../account-block-id';
import { ACTIONS, callDraftId, CALLBACKS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { context, section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { buildForm } from '../modals/form';
import { textInput } from '../modals/inputs';
import { asSentence, bandLabel, fullDayOf } from '../wording';
import { datedAction } from '../dated-action';
import { buildDraft } from './draft';
import { OUTREACH_WORDS } from './offers';

export const GUIDE_WORDS: Readonly<Record<GuideKind, string>> = {
  check_in: 'Check-in',
  renewal: 'Renewal',
  churn_risk: 'Churn risk',
};

/** R221. */
const DONTS = 'Do not defend, do not wait until the renewal, do not sell in this call.';
/** Of an account that is ready for more, and for nobody else (R141). */
const DONTS_OF_READY = 'Do not defend, do not wait until the renewal, and let them ask for the price.';

/** "Prepare a call": one number, one reason; which call it is; and a draft to change and copy (R218–R222). */
export function buildCallModal(subject: CallSubject, kind: GuideKind): ModalView {
  return buildForm({
    callbackId: CALLBACKS.call,
    metadata: JSON.stringify({ accountId: subject.accountId, kind }),
    title: 'Prepare a call',
    submit: 'Send me this',
    blocks: [
      section(standing(subject)),
      ...kindMenu(subject.accountId, kind),
      context(`${whyThis(subject)} ${OUTREACH_WORDS[subject.outreach]}.`),
      textInput(
        { id: callDraftId(kind), label: 'What you could say', hint: DRAFT_HINT, initial: buildDraft(subject, kind) },
        LIMITS.plainTextInput,
      ),
      context(kind !== 'churn_risk' && subject.outreach === 'expand' ? DONTS_OF_READY : DONTS),
    ],
  });
}

const DRAFT_HINT = 'Change it until it is yours. Another kind of call above starts over.';

function standing({ accountName, health }: CallSubject): string {
  const name = `*${escapeMrkdwn(accountName, SHOWN.name)}*`;
  if (health === null) return `${name}\nNot scored yet.`;
  const score = health.band === 'unknown' || health.score === null ? '' : ` · *${health.score}* of 100`;
  const reason = health.reason === null ? '' : ` · ${asSentence(health.reason, SHOWN.reason)}`;
  const action =
    health.action === null
      ? ''
      : `\n${datedAction({ action: health.action, actionDueOn: health.actionDueOn }, { characters: SHOWN.reason })}`;
  return `${name}\n${bandLabel(health.band)}${score}${reason}${action}`;
}

/** Not there for an account whose id is too long to ride along: it keeps the kind that was suggested. */
function kindMenu(accountId: string, kind: GuideKind): KnownBlock[] {
  const blockId = accountBlockId(accountId, `call:${kind}`);
  if (blockId === null) return [];
  const options = GUIDE_KINDS.map((one) => ({ text: plain(GUIDE_WORDS[one]), value: one }));
  const chosen = options.filter(({ value }) => value === kind);
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.chooseCall,
    placeholder: plain('Which call?'),
    options,
    ...(chosen[0] === undefined ? {} : { initial_option: chosen[0] }),
  };
  return [{ type: 'actions', block_id: blockId, elements: [menu] }];
}

function whyThis({ suggested, renewalOn, daysToRenewal }: CallSubject): string {
  if (suggested === 'churn_risk') return 'Suggested: Churn risk, because the account is Red.';
  if (suggested === 'check_in') return 'Suggested: Check-in, because no renewal is near.';
  const when =
    renewalOn === null || daysToRenewal === null ? '' : ` is on ${fullDayOf(renewalOn)}, in ${daysToRenewal} days`;
  return `Suggested: Renewal, because it${when === '' ? ' is near' : when}.`;
}
