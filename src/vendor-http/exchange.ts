import { type SourceFailure, SourceError } from '../errors';
import { type Answer, type Ask, attempt, type Outcome, type Reader, toAborted } from './attempt';
import type { Credentials } from './create-credentials';
import type { Tools } from './complete-tools';
import type { Patience } from './create-patience';
import type { TokenBucket } from './create-token-bucket';
import { decideNext, type Failed, type Next } from './decide-next';
import { describeRefusal } from './describe-refusal';
import type { HttpSettings } from './http-source';
import { UnansweredError } from './unanswered-error';

export type Exchange = {
  ask: Ask;
  isRepeatable: boolean;
  credentials: Pick<Credentials, 'headers' | 'refuse' | 'secrets'>;
  secrets: readonly string[]; // more that may not be seen, beside the credentials
  bucket: TokenBucket;
  patience: Patience;
  tools: Tools;
  rules: Pick<HttpSettings, 'readReset' | 'judgeLimit'>;
};

/** One request to its end: the bucket, the attempt, the policy; again until there is an answer or an error that says whose matter it is. */
export async function exchange<T>(input: Exchange, read: Reader<T>): Promise<Answer<T>> {
  const { ask, tools } = input;
  let hasRenewed = false;
  for (let attempts = 1; ; attempts += 1) {
    const credentials = await input.credentials.headers(ask.signal);
    await waiting(input, () => input.bucket.take(ask.signal));
    const startedMs = tools.nowMs();
    const init = { ...ask.init, headers: { ...(ask.init.headers as Record<string, string>), ...credentials } };
    const outcome = await attempt({ ...ask, init }, read);
    const next = outcome.kind === 'answer' ? null : decide(input, outcome, attempts, hasRenewed);
    report(input, { attempts, startedMs, outcome, next });
    if (outcome.kind === 'answer') return outcome.answer;
    if (next === null || next.kind === 'fail') throw toError(input, outcome, next);
    if (next.kind === 'renew') {
      hasRenewed = true;
      input.credentials.refuse(credentials);
    } else await wait(input, next, outcome);
  }
}

const decide = (
  { isRepeatable, tools, rules }: Exchange,
  failed: Failed,
  attempts: number,
  hasRenewed: boolean,
): Next =>
  decideNext(failed, { attempts, hasRenewed, isRepeatable, nowMs: tools.nowMs(), random: tools.random() }, rules);

async function wait(input: Exchange, { ms, isLimit }: Extract<Next, { kind: 'wait' }>, failed: Failed): Promise<void> {
  const { ask, patience, bucket, tools } = input;
  if (!patience.spend(ms)) {
    const failure = isLimit ? 'limit' : 'transient';
    throw failureOf(input, failed, failure, ` and wants ${Math.ceil(ms / 1000)} s of patience: later`);
  }
  await waiting(input, () => (isLimit ? bucket.rest(ms, ask.signal) : tools.sleep(ms, ask.signal)));
}

async function waiting({ ask }: Exchange, sleep: () => Promise<void>): Promise<void> {
  try {
    await sleep();
  } catch (error) {
    throw ask.signal?.aborted === true ? toAborted(ask.source, ask.signal) : error;
  }
}

type Attempted = { attempts: number; startedMs: number; outcome: Outcome<unknown>; next: Next | null };

function report({ ask, tools }: Exchange, { attempts, startedMs, outcome, next }: Attempted): void {
  tools.log({
    source: ask.source,
    method: ask.init.method ?? 'GET',
    path: ask.url.pathname,
    attempt: attempts,
    status: statusOf(outcome),
    durationMs: Math.round(tools.nowMs() - startedMs),
    waitMs: next?.kind === 'wait' ? next.ms : null,
  });
}

function statusOf(outcome: Outcome<unknown>): number | null {
  if (outcome.kind === 'broken') return null;
  return outcome.kind === 'answer' ? outcome.answer.status : outcome.refused.status;
}

function toError(input: Exchange, failed: Failed, next: Extract<Next, { kind: 'fail' }> | null): SourceError {
  if (next?.mayHaveArrived !== true) return failureOf(input, failed, next?.failure ?? 'transient');
  const status = failed.kind === 'refused' ? { status: failed.refused.status } : {};
  return new UnansweredError(input.ask.source, `${input.ask.asked}: ${sentenceOf(input, failed)}`, status);
}

function failureOf(input: Exchange, failed: Failed, failure: SourceFailure, more = ''): SourceError {
  const { source, asked } = input.ask;
  const status = failed.kind === 'refused' ? { status: failed.refused.status } : {};
  return new SourceError(source, failure, `${asked}: ${sentenceOf(input, failed)}${more}`, status);
}

function sentenceOf({ ask, credentials, secrets }: Exchange, failed: Failed): string {
  if (failed.kind === 'broken') return failed.broken.sentence;
  const { status, text } = failed.refused;
  const words = describeRefusal(text, [...secrets, ...credentials.secrets()]);
  const said = words === null ? '' : ` (${words})`;
  if (status !== 401) return `answered ${status}${said}`;
  return `refused the credentials with 401${said}: check ${secretsOf(ask.source)}`;
}

/** How the variables are called that hold what a source is authorised with. */
const secretsOf = (source: string): string => `BAROMETER_${source.toUpperCase().replaceAll('-', '_')}_…`;
