import { openDataSide } from '../compose-data';
import { openSlackSide } from '../compose-slack';
import { requireSlack } from '../config';
import { DIGEST_KINDS, type DigestContent, type DigestKind } from '../domain/digest';
import { AppError } from '../errors';
import type { Served, ServeResult } from '../services/digest/serve-digests';
import { readInstant, readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';

const usage = 'digest [--at <instant>] [--kind daily|monday] [--dry]';
const OPTIONS = { at: { type: 'string' }, kind: { type: 'string' }, dry: { type: 'boolean' } } as const;

export const digest: Verb = {
  usage,
  summary: 'write the digests that are due by everyone’s own clock; --dry only says for whom',
  run: async (args, context) => {
    const { values } = readOptions(usage, args, OPTIONS);
    const now = readInstant('--at', values.at, context.clock.now());
    const kind = readKind(values.kind);
    const isDry = values.dry === true;
    const slackSettings = requireSlack(context.config);
    const data = await openDataSide(context.config, context.log);
    try {
      const { config, clock, log } = context;
      const slack = await openSlackSide({ data, slack: slackSettings, file: config.file, clock, log });
      print(context, await slack.serveDigests({ now, kind, isDry }), isDry);
    } finally {
      await data.close();
    }
  },
};

function readKind(text: string | undefined): DigestKind | undefined {
  if (text === undefined) return undefined;
  const kind = DIGEST_KINDS.find((known) => known === text);
  if (kind === undefined) throw new AppError('usage', `--kind ${text}: expected daily or monday.`);
  return kind;
}

function print(context: VerbContext, { served, quiet, unreachable, failed }: ServeResult, isDry: boolean): void {
  for (const one of served) context.print(lineOf(one));
  const what = isDry
    ? 'would be written.'
    : `written; \`barometer deliver\` sends ${served.length === 1 ? 'it' : 'them'}.`;
  context.print(served.length === 0 ? 'No digest is due.' : `${count(served.length, 'digest', 'digests')} ${what}`);
  if (quiet > 0) context.print(`${count(quiet, 'person', 'people')} had nothing to be told.`);
  if (unreachable > 0)
    context.print(`Not in Slack: ${count(unreachable, 'person', 'people')}. \`barometer doctor\` names them.`);
  if (failed > 0)
    throw new AppError('digests_failed', `${count(failed, 'digest', 'digests')} could not be written: see the log.`);
}

const count = (total: number, one: string, many: string): string => `${total} ${total === 1 ? one : many}`;

function lineOf({ email, due, content }: Served): string {
  const parts = Object.entries(countsOf(content)).filter(([, total]) => total > 0);
  return `${email}: ${due.kind} of ${due.period}: ${parts.map(([name, total]) => `${name} ${total}`).join(', ')}`;
}

const countsOf = ({ alerts, steps, monday }: DigestContent): Record<string, number> => ({
  alerts: alerts.total,
  steps: steps.total,
  red: monday?.red.length ?? 0,
  expansion: monday?.expansion.length ?? 0,
  low: monday?.low.total ?? 0,
  again: monday?.again.total ?? 0,
});
