import { z } from 'zod';
import { isObject, type JsonObject } from '../json';
import { findBlockProblems } from './find-block-problems';
import { toSlackProblems } from './slack-problem';
import type { Surface } from './surfaces';
import { plainText } from './text';
import { listBlocks } from './walk';

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...common }),
  z.strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
]);

function missingSubmit(given: JsonObject, blocks: readonly unknown[]): string[] {
  if (given.type !== 'modal' || given.submit !== undefined) return [];
  return listBlocks(blocks, '/view/blocks')
    .filter(({ block }) => block.type === 'input')
    .map(({ path }) => `must define \`submit\` to use an \`input\` block in modals [json-pointer:${path}/input]`);
}

/** What Slack would refuse in this view, in its own words with the JSON path; empty when it would take it. */
export function findViewProblems(given: unknown, allowed: readonly Surface[]): string[] {
  const parsed = view.safeParse(given, { reportInput: true });
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => toSlackProblems(issue, '/view'));
  const { type, blocks } = parsed.data;
  if (!allowed.includes(type)) return [`unsupported type: ${type} [json-pointer:/view/type]`];
  const problems = findBlockProblems(blocks, type, '/view/blocks');
  return problems.length > 0 || !isObject(given) ? problems : missingSubmit(given, blocks);
}
