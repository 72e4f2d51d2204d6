import { getAlertCard } from '../../db/queries/alert-card';
import { findAlertEvent } from '../../db/queries/alert-events';
import { isAlertInPilot } from '../../db/queries/alert-pilot';
import { findAlert, type AlertRow } from '../../db/queries/alerts';
import type { OutboxRow } from '../../db/queries/outbox-claim';
import { findPlaceOf, wasOnlyShown } from '../../db/queries/outbox-record';
import type { AlertCard } from '../../domain/alert';
import type { RenderedFile } from '../../domain/report';
import { toDirectNote, toFileNote } from './to-direct-note';
import { NotFoundError } from '../../errors';
import type { ChannelResult, DeliveryDeps } from './deps';
import type { MessagePlace, SlackMessage } from '../slack/gateway';

/** A row made ready to send; or what stands in its way. */
export type Prepared =
  | { kind: 'shown'; message: Pick<SlackMessage, 'text'> } // what follows something that a dry run only showed
  | {
      kind: 'post';
      alertId: string;
      pod: string | null;
      channelId: string;
      message: SlackMessage;
      detour: string | null;
    }
  | { kind: 'update'; alertId: string; place: MessagePlace; message: SlackMessage }
  | { kind: 'thread'; place: MessagePlace; message: SlackMessage }
  | { kind: 'direct'; channelId: string; message: SlackMessage }
  | { kind: 'files'; place: MessagePlace; files: readonly RenderedFile[]; message: Pick<SlackMessage, 'text'> }
  | { kind: 'moot' }
  | { kind: 'already_posted'; place: MessagePlace }
  | { kind: 'blocked'; problem: string; retry: boolean };
type PrepareDeps = Pick<
  DeliveryDeps,
  | 'db'
  | 'views'
  | 'clock'
  | 'buildDirectNote'
  | 'buildFiles'
  | 'resolveChannel'
  | 'resolveFallbackChannel'
  | 'findSlackUser'
  | 'passOnDri'
  | 'resolveNamedChannel'
>;

/** Reads the alert as it stands now: what is sent late is still true. */
export async function prepareRow(deps: PrepareDeps, row: OutboxRow): Promise<Prepared> {
  if (row.kind === 'direct') return prepareDirect(deps, row);
  return row.kind === 'files' ? prepareFiles(deps, row) : prepareOfAlert(deps, row);
}

async function prepareOfAlert(deps: PrepareDeps, row: OutboxRow): Promise<Prepared> {
  const alert = row.alertId === null ? null : await findAlert(deps.db, row.alertId);
  if (alert === null) throw new NotFoundError(`outbox row ${row.id} is about no alert`);
  const place = placeOf(alert);
  if (row.kind === 'alert.post') return place === null ? preparePost(deps, alert) : { kind: 'already_posted', place };
  if (place === null && !(await wasOnlyShown(deps.db, alert.alertId)))
    return { kind: 'blocked', problem: 'its alert has no message yet', retry: true };
  const message = await buildFollowUp(deps, row, alert);
  if (place === null) return { kind: 'shown', message };
  if (row.kind === 'alert.update') return { kind: 'update', alertId: alert.alertId, place, message };
  return { kind: 'thread', place, message };
}

async function buildFollowUp(deps: PrepareDeps, row: OutboxRow, alert: AlertRow): Promise<SlackMessage> {
  const card = await getMentionableCard(deps, alert);
  if (row.kind === 'alert.update') return deps.views.buildAlertMessage(card);
  const event = await findAlertEvent(deps.db, Number(row.payload['eventId']));
  if (event === null) throw new NotFoundError(`outbox row ${row.id} is about no event`);
  return deps.views.buildAlertThreadNote(card, event);
}

/** Whoever it is for may not be in Slack yet: it waits for them, and doctor lists it. */
async function prepareDirect(deps: PrepareDeps, row: OutboxRow): Promise<Prepared> {
  const now = deps.clock.now();
  if (row.toEmail === null) throw new NotFoundError(`outbox row ${row.id} is for nobody`);
  if (row.alertId !== null && !(await isAlertInPilot(deps.db, row.alertId))) return { kind: 'moot' }; // R37
  const target = await findAddressee(deps, row.toEmail, now);
  if (!target.ok) return { kind: 'blocked', ...target };
  const message = await deps.buildDirectNote(toDirectNote(row.payload), row.toEmail, now);
  return message === null ? { kind: 'moot' } : { kind: 'direct', channelId: target.channelId, message };
}

/** Files stand in the thread of what they belong to; where that was never said they have no place. */
async function prepareFiles(deps: PrepareDeps, row: OutboxRow): Promise<Prepared> {
  const place = row.parentKey === null ? null : await findPlaceOf(deps.db, row.parentKey);
  if (place === null) return { kind: 'moot' };
  const files = await deps.buildFiles(toFileNote(row.payload), deps.clock.now());
  if (files === null || files.length === 0) return { kind: 'moot' };
  const message = { text: files.map(({ name }) => name).join(', ') };
  return place.isShown ? { kind: 'shown', message } : { kind: 'files', place, files, message };
}

/** A person by their e-mail, or the channel that stands for several: `#revops`, `C0…`. */
async function findAddressee(deps: PrepareDeps, to: string, now: Date): Promise<ChannelResult> {
  if (!to.includes('@')) return deps.resolveNamedChannel(to, now);
  const channelId = await deps.findSlackUser(to, now);
  return channelId === null ? { ok: false, problem: `${to} is not in Slack`, retry: false } : { ok: true, channelId };
}

async function preparePost(deps: PrepareDeps, opened: AlertRow): Promise<Prepared> {
  const alert = await deps.passOnDri(opened, deps.clock.now());
  if (alert === null)
    return { kind: 'blocked', problem: `${opened.driEmail} has left Slack, and nobody else is known`, retry: false };
  const card = await getMentionableCard(deps, alert);
  const target = await findTarget(deps, alert, card);
  if (!target.ok) return { kind: 'blocked', ...target };
  const { channelId, detour } = target;
  const { alertId, pod } = alert;
  return { kind: 'post', alertId, pod, channelId, detour, message: deps.views.buildAlertMessage(card) };
}

type Target = { ok: true; channelId: string; detour: string | null } | Extract<ChannelResult, { ok: false }>;

/** R10: the pod's channel. One that cannot be had for now is waited for; one that cannot be had at all is gone round, never dropped. */
async function findTarget(deps: PrepareDeps, alert: AlertRow, card: AlertCard): Promise<Target> {
  const now = deps.clock.now();
  const own = alert.pod === null ? NO_POD : await deps.resolveChannel(alert.pod, now);
  if (own.ok) return { ...own, detour: null };
  if (own.retry) return own;
  const fallback = await deps.resolveFallbackChannel?.(now);
  if (fallback?.ok === true) return { ...fallback, detour: `Fallback channel, because: ${own.problem}` };
  if (fallback?.retry === true) return fallback;
  if (card.dri.slackUserId === null) return own;
  return { ok: true, channelId: card.dri.slackUserId, detour: `Direct message, because: ${own.problem}` };
}

const NO_POD: ChannelResult = { ok: false, problem: 'the account belongs to no pod', retry: false };

/** The DRI may have joined Slack since people were last mapped. */
async function getMentionableCard(deps: PrepareDeps, { alertId, driEmail }: AlertRow): Promise<AlertCard> {
  const card = await getAlertCard(deps.db, alertId);
  if (driEmail === null || card.dri.slackUserId !== null) return card;
  return { ...card, dri: { ...card.dri, slackUserId: await deps.findSlackUser(driEmail, deps.clock.now()) } };
}

function placeOf({ channelId, messageTs }: AlertRow): MessagePlace | null {
  return channelId === null || messageTs === null ? null : { channelId, messageTs };
}
