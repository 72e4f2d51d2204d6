import { parseHealthText } from '../../../src/listeners/commands/parse-health-text';
import { accountBlockId } from '../../../src/views/account-block-id';
import { button, menu, nest } from '../forms';
import { RESPONSE_URL } from '../slack-stub';
import { USERS, type Who } from '../world';
import { type Ids, NOTHING, type Surface } from './surface';

type Action = Record<string, unknown>;
type Place = 'message' | 'card' | 'home';
type Of = (ids: Ids) => string;
/** How something is asked, and the ids it goes by: what is sent is what counts as covered. */
type Asking = Pick<Surface, 'covers' | 'ask'>;

export const command = (text: Of): Asking => ({
  covers: [`command:${parseHealthText(text(NOTHING)).kind}`],
  ask: (app, who, ids) => app.command(who, text(ids)),
});

/** A button with what it carries; `block`: where it stands. */
export const press = (actionId: string, value: Of, { place = 'card', block }: Standing = {}): Asking => ({
  covers: [`action:${actionId}`],
  ask: (app, who, ids) => app.press(who, { ...button(actionId, value(ids)), ...placeOf(ids, block) }, place),
});

/** An option of a menu; its first word says which. */
export const choose = (actionId: string, value: Of, { place = 'card', block }: Standing = {}): Asking => ({
  covers: [`action:${actionId}`, `choice:${actionId}:${value(NOTHING).split(':')[0]}`],
  ask: (app, who, ids) => app.press(who, { ...menu('overflow', actionId, value(ids)), ...placeOf(ids, block) }, place),
});

type Standing = { place?: Place; block?: Of };
const placeOf = (ids: Ids, block: Of | undefined) => (block === undefined ? {} : { block_id: block(ids) });

export const ofAccount =
  (part: string): Of =>
  ({ account }) =>
    accountBlockId(account, part) ?? '';

/** In a window of ours, which has an id and carries `metadata`. */
export const inWindow = (
  actionId: string,
  action: (ids: Ids) => Action,
  metadata: (ids: Ids) => object = () => ({}),
): Asking => ({
  covers: [`action:${actionId}`],
  ask: (app, who, ids) =>
    app.deliver({
      type: 'block_actions',
      ...personOf(who),
      trigger_id: 'trigger',
      actions: [{ block_id: 'b', action_ts: '1', action_id: actionId, ...action(ids) }],
      container: { type: 'view', view_id: 'V1' },
      view: { type: 'modal', id: 'V1', root_view_id: 'V1', private_metadata: JSON.stringify(metadata(ids)) },
    }),
});

/** A form written by hand: as if its window had been open. */
export const submit = (
  callbackId: string,
  metadata: (ids: Ids) => object,
  values: (ids: Ids) => Record<string, unknown>,
): Asking => ({
  covers: [`view:${callbackId}`],
  ask: (app, who, ids) =>
    app.submit(who, {
      id: 'V1',
      callback_id: callbackId,
      private_metadata: JSON.stringify(metadata(ids)),
      state: { values: nest(values(ids)) },
    }),
});

/** Letters typed into a field that searches. */
export const suggest = (actionId: string, typed: Of, metadata: (ids: Ids) => object = () => ({})): Asking => ({
  covers: [`option:${actionId}`],
  ask: (app, who, ids) =>
    app.deliver({
      type: 'block_suggestion',
      ...personOf(who),
      block_id: actionId,
      action_id: actionId,
      value: typed(ids),
      view: { type: 'modal', private_metadata: JSON.stringify(metadata(ids)) },
    }),
});

export const aboutAlert = ({ alert }: Ids): object => ({
  alertId: alert,
  origin: { kind: 'message', responseUrl: RESPONSE_URL },
});
export const aboutAccount = ({ account }: Ids): object => ({
  accountId: account,
  origin: { kind: 'message', responseUrl: RESPONSE_URL },
});

function personOf(who: Who) {
  const team_id = 'team_id' in USERS[who] ? USERS[who].team_id : 'T0HOME';
  return { user: { id: USERS[who].id, team_id }, team: { id: 'T0HOME' } };
}
