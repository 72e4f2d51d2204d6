import type { UiReply } from '../../ui-contract';
import { SlackFailure } from '../api/slack-failure';
import { applyResponse } from '../deliver/apply-response';
import { asForm, deliver, type Delivered } from '../deliver/deliver';
import { commandPart } from '../deliver/payload-parts';
import type { AppAnswer } from '../deliver/post-signed';
import { parseJsonObject } from '../http/parse-args';
import type { JsonObject } from '../json';
import type { WorkspaceUser } from '../workspace-settings';
import type { World } from '../world';
import { getPerson, getVisibleConversation } from './get-person';

/** As with `should_escape: true`: the three characters become entities, known @names and #channels become ids. */
export function escapeCommandText(world: World, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/([@#])([\w.-]+)/g, (whole, sign: string, name: string) => {
    if (sign === '@') {
      const user = world.directory.listUsers().find((one) => one.name === name);
      return user === undefined ? whole : `<@${user.id}|${name}>`;
    }
    const channel = world.directory.findByName(name);
    return channel === null ? whole : `<#${channel.id}|${channel.isPrivate ? '' : name}>`;
  });
}

function readAnswer({ contentType, body }: AppAnswer): JsonObject | null {
  if (body.trim() === '') return null;
  return contentType.includes('json') ? parseJsonObject(body) : { text: body };
}

function showAnswer(world: World, place: { userId: string; channelId: string }, { answer }: Delivered): void {
  const given = answer === null ? null : readAnswer(answer);
  if (given !== null) applyResponse(world, { ...place, original: null }, given, 'command_ack');
}

function refuseUnknown(world: World, user: WorkspaceUser, command: string): UiReply | null {
  if (!world.settings.app.commands.includes(command)) {
    return { ok: false, message: `${command} is not a valid command.` };
  }
  const isOutsider = user.kind === 'external';
  return isOutsider ? { ok: false, message: `${command} is only for members of ${world.settings.team.name}.` } : null;
}

/** A person types `/command text` in a conversation. */
export async function runCommand(world: World, as: string, channelId: string, typed: string): Promise<UiReply> {
  const user = getPerson(world, as);
  const channel = getVisibleConversation(world, user, channelId);
  const [, command = typed, text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const refused = refuseUnknown(world, user, command);
  if (refused !== null) return refused;

  const place = { userId: as, channelId };
  const form = asForm({
    ...commandPart(world, user, channel),
    command,
    text: escapeCommandText(world, text.trim()),
    trigger_id: world.triggers.issue(as, null),
    response_url: `${world.url}respond/${world.responseUrls.issue({ ...place, original: null })}`,
  });
  const delivered = await deliver(world, { kind: 'command', label: typed.trim() }, form);
  if (delivered.outcome !== 'acknowledged') {
    const code = delivered.outcome === 'late' ? 'operation_timeout' : 'dispatch_failed';
    return { ok: false, message: `${command} failed with the error "${code}"` };
  }
  try {
    showAnswer(world, place, delivered);
  } catch (error) {
    delivered.delivery.note = error instanceof SlackFailure ? error.code : 'the answer is not JSON';
    return { ok: false, message: `${command} failed with the error "dispatch_failed"` };
  }
  return { ok: true };
}
