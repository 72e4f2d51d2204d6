import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { findAccountId } from '../../views/account-block-id';
import { ACCOUNT_CHOICES, MORE_CHOICES, SNOOZE_CHOICES } from '../../views/ids';

/** Arguments of a listener for a button, select or overflow. */
export type PressArgs = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

const Incident = z.object({ value: z.uuid() });
const Qbr = z.object({ value: z.uuid() });
const Alert = z.object({ value: z.uuid() });
const Override = z.object({ value: z.uuid() });
const SpotCheck = z.object({ value: z.uuid() });
const Account = z.object({ value: z.string().min(1).max(2000) });

/** The alert a button carries. Zod throws for a value that no view of ours wrote. */
export const alertIdOf = (action: unknown): string => Alert.parse(action).value;
export const incidentIdOf = (action: unknown): string => Incident.parse(action).value;
export const spotCheckIdOf = (action: unknown): string => SpotCheck.parse(action).value;
export const overrideIdOf = (action: unknown): string => Override.parse(action).value;
export const qbrIdOf = (action: unknown): string => Qbr.parse(action).value;
export const accountIdOf = (action: unknown): string => Account.parse(action).value;

const podName = z.string().min(1).max(2000);
const Pod = z.union([z.object({ value: podName }), z.object({ selected_option: z.object({ value: podName }) })]);

/** The pod a button or a menu carries. */
export function podOf(action: unknown): string {
  const pressed = Pod.parse(action);
  return 'value' in pressed ? pressed.value : pressed.selected_option.value;
}

const Answerable = z.object({ response_url: z.url() });
export const responseUrlOf = (body: unknown): string => Answerable.parse(body).response_url;
/** Null on Home and in windows: Slack gives those no address to answer to. */
export const findResponseUrl = (body: unknown): string | null =>
  z.object({ response_url: z.url().nullish() }).parse(body).response_url ?? null;

const Choice = z.object({ selected_option: z.object({ value: z.string() }) });
const choiceOf = <const Words extends readonly [string, ...string[]]>(words: Words) => {
  const Parts = z.tuple([z.enum(words), z.uuid()]);
  return (action: unknown) => {
    const [choice, alertId] = Parts.parse(Choice.parse(action).selected_option.value.split(':'));
    return { choice, alertId };
  };
};

/** `<choice>:<alertId>`, as the snooze menu and the overflow menu carry it. */
export const snoozeChoiceOf = choiceOf(SNOOZE_CHOICES);
export const moreChoiceOf = choiceOf(MORE_CHOICES);

const AccountChoice = z.object({
  block_id: z.string(),
  selected_option: z.object({ value: z.enum(ACCOUNT_CHOICES) }),
});

/** What was chosen in a card's menu, and of which account. Throws for a block that no view of ours wrote. */
export function accountChoiceOf(action: unknown) {
  const { block_id: blockId, selected_option: option } = AccountChoice.parse(action);
  return { choice: option.value, accountId: z.string().min(1).parse(findAccountId(blockId)) };
}

const OfAccount = z.object({ block_id: z.string(), value: z.string() });
const Page = z.coerce.number().int().min(0).max(10_000);

/** A button in a window about one account: which account, and what the button carries. */
export function accountButtonOf(action: unknown): { accountId: string; value: string } {
  const { block_id: blockId, value } = OfAccount.parse(action);
  return { accountId: z.string().min(1).parse(findAccountId(blockId)), value };
}

/** One that turns to another page. */
export function accountPageOf(action: unknown): { accountId: string; page: number } {
  const { accountId, value } = accountButtonOf(action);
  return { accountId, page: Page.parse(value) };
}

const InView = z.object({ view: z.object({ id: z.string() }) });
/** The window that was pressed in. */
export const viewIdOf = (body: unknown): string => InView.parse(body).view.id;
