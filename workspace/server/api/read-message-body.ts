import { fillIds } from '../block-kit/fill-ids';
import { findBlockProblems } from '../block-kit/find-block-problems';
import { MARKDOWN_MAX_CHARACTERS } from '../block-kit/message-blocks';
import { textLength } from '../block-kit/walk';
import { isObject, objectsIn, type JsonObject } from '../json';
import type { MessageBody } from '../stores/posted-message';
import type { World } from '../world';
import { findJson, findText } from './read-args';
import { refusal, SlackFailure } from './slack-failure';

const TEXT_TRUNCATED_AFTER = 40_000;
const BLOCKS_MAX_CHARACTERS = 13_200; // not documented; seen at about this length (slackapi/bolt-js #2509)
const MAX_ATTACHMENTS = 100;

function readBlocks(world: World, given: unknown, root: string, code: string): JsonObject[] {
  if (!Array.isArray(given)) throw new SlackFailure(`${code}_format`);
  const problems = findBlockProblems(given, 'message', root);
  if (problems.length > 0) throw refusal(code, problems);
  return fillIds(given, world.ids.short);
}

function readAttachments(world: World, given: unknown): JsonObject[] {
  if (!Array.isArray(given)) throw new SlackFailure('invalid_attachments');
  if (given.length > MAX_ATTACHMENTS) throw new SlackFailure('too_many_attachments');
  return given.map((attachment, index) => {
    if (!isObject(attachment)) throw new SlackFailure('invalid_attachments');
    if (attachment.blocks === undefined) return attachment;
    const root = `/attachments/${index}/blocks`;
    return { ...attachment, blocks: readBlocks(world, attachment.blocks, root, 'invalid_blocks') };
  });
}

function refuseTooLong(body: MessageBody): void {
  const blocks = [...body.blocks, ...body.attachments.flatMap((attachment) => objectsIn(attachment.blocks))];
  const markdown = blocks.filter((block) => block.type === 'markdown');
  if (textLength(blocks) > BLOCKS_MAX_CHARACTERS || textLength(markdown) > MARKDOWN_MAX_CHARACTERS) {
    throw new SlackFailure('msg_blocks_too_long');
  }
}

/** Which parts of a message were given; a part not given is undefined. */
export type GivenBody = {
  text: string | undefined;
  blocks: JsonObject[] | undefined;
  attachments: JsonObject[] | undefined;
};

/** `text`, `blocks` and `attachments` of a call, checked as Slack checks them. */
export function readGivenBody(world: World, args: JsonObject): GivenBody {
  const blocks = findJson(args, 'blocks', 'invalid_blocks_format');
  const attachments = findJson(args, 'attachments', 'invalid_attachments');
  const given = {
    text: findText(args, 'text')?.slice(0, TEXT_TRUNCATED_AFTER),
    blocks: blocks === undefined ? undefined : readBlocks(world, blocks, '/blocks', 'invalid_blocks'),
    attachments: attachments === undefined ? undefined : readAttachments(world, attachments),
  };
  refuseTooLong(toBody(given));
  return given;
}

export const toBody = (given: GivenBody): MessageBody => ({
  text: given.text ?? '',
  blocks: given.blocks ?? [],
  attachments: given.attachments ?? [],
});

export function isEmpty(body: MessageBody): boolean {
  return body.text.trim() === '' && body.blocks.length === 0 && body.attachments.length === 0;
}

export function readMessageBody(world: World, args: JsonObject): MessageBody {
  const body = toBody(readGivenBody(world, args));
  if (isEmpty(body)) throw new SlackFailure('no_text');
  return body;
}
