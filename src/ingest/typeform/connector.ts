import { z } from 'zod';
import { SourceContractError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import { baseUrl } from '../../vendor-http/base-url';
import type { CheckFinding, Cursor, PullContext, PullPage, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import type { VendorHook } from '../pull/vendor-hook';
import { NPS_COLUMNS } from '../surveys/nps-fact';
import { parseJson } from '../webhooks/parse-json';
import { verifyTypeform } from '../webhooks/verify-typeform';
import { mapResponse } from './map';
import { HookBody, ResponsePlace, ResponsesPage, TypeformResponse } from './schema';

const HOSTS = { us: 'https://api.typeform.com', eu: 'https://api.eu.typeform.com' } as const;
const PAGE = 1000; // the most there is
const DAY_MS = 86_400_000;
const OVERLAP_MS = DAY_MS; // the newest answers may be missing for a while
const SETTLED_MS = DAY_MS / 24;

const Form = z.strictObject({
  id: z.string().regex(/^\w+$/, 'expected the id of a form, from its address'),
  score_field: z.string().min(1).optional(), // id or ref of the question; default: the one of type NPS
  comment_field: z.string().min(1).optional(),
});
const Settings = z.object({
  region: z.enum(['us', 'eu']).default('us'),
  forms: z.array(Form).min(1, 'expected at least one form'),
  account_field: z.string().min(1).default('account_id'), // the hidden field that holds our account_id
  backfill_days: z.number().int().min(1).max(3650).default(400),
  page_size: z.number().int().min(1).max(PAGE).default(PAGE),
  base_url: baseUrl.optional(),
});
type TypeformSettings = z.output<typeof Settings>;
type FormSettings = TypeformSettings['forms'][number];

export const typeformKind = defineSourceKind({
  kind: 'typeform',
  title: 'Typeform',
  settings: Settings,
  schedule: '40 * * * *',
  hasHook: true,
  secrets: () => [{ name: 'TOKEN', what: 'a personal access token with the scopes forms:read and responses:read' }],
  create: (source, settings, { http, secret, hookSecret }) => {
    const api = http({
      source,
      baseUrl: settings.base_url ?? HOSTS[settings.region],
      authorisation: { kind: 'bearer', token: secret('TOKEN') },
      rate: { perSecond: 2 },
    });
    return {
      source,
      streams: settings.forms.map((form) => formStream({ source, api, settings }, form)),
      check: (context) => check({ source, api, settings }, context),
      ...(hookSecret === null ? {} : { hook: createHook(source, hookSecret, settings) }),
    };
  },
});

type Parts = { source: string; api: HttpSource; settings: TypeformSettings };
const streamName = ({ id }: Pick<FormSettings, 'id'>): string => `responses of ${id}`;

function formStream(parts: Parts, form: FormSettings): PullStream {
  return definePullStream({
    name: streamName(form),
    brings: { nps: NPS_COLUMNS },
    schema: TypeformResponse,
    idOf: ({ token }) => token,
    map: (response) => mapResponse(response, { ...form, account_field: parts.settings.account_field }),
    pages: (cursor, context) => pullResponses(parts, form, cursor, context),
  });
}

/**
 * From a day before the last answer that a pass has read, by when they were sent in; then, after the token of one that is known, in the order in
 * which Typeform took them in, so that none is skipped. No token is kept from pass to pass: its response may be deleted meanwhile.
 */
async function* pullResponses(
  parts: Parts,
  form: FormSettings,
  cursor: Cursor | null,
  { now, signal }: PullContext,
): AsyncGenerator<PullPage> {
  const { page_size: size, backfill_days: days } = parts.settings;
  const begin = new Date(now.getTime() - days * DAY_MS).toISOString();
  let submittedAt = findText(cursor, 'submittedAt');
  let after = findText(cursor, 'after');
  for (let isLast = false; !isLast;) {
    const since = submittedAt === null ? begin : toInstant(Date.parse(submittedAt) - OVERLAP_MS);
    const from = after === null ? { since: since.slice(0, 19), sort: 'submitted_at,asc' } : { after };
    const records = await ask(parts, form, from, signal);
    const known = records.flatMap((record) => ResponsePlace.safeParse(record).data ?? []);
    submittedAt = findLatest(submittedAt, known);
    isLast = records.length < size;
    after = isLast ? null : findPlace(known, { isByTime: after === null });
    if (!isLast && after === null)
      throw new SourceContractError(parts.source, `form ${form.id}: no response of a page has a token`);
    yield { records, cursor: { submittedAt, after }, isLast };
  }
}

/** Where to go on: after the last; but of a page by time after one an hour older, since what was sent in earlier may have been taken in later. */
function findPlace(known: readonly ResponsePlace[], { isByTime }: { isByTime: boolean }): string | null {
  const last = known.at(-1);
  if (last === undefined || !isByTime) return last?.token ?? null;
  const safe = Date.parse(last.submitted_at) - SETTLED_MS;
  return (known.findLast((one) => Date.parse(one.submitted_at) <= safe) ?? known[0])?.token ?? null;
}

function findLatest(before: string | null, known: readonly ResponsePlace[]): string | null {
  const latest = Math.max(...known.map((one) => Date.parse(one.submitted_at)), Date.parse(before ?? '') || 0);
  return latest === 0 ? before : toInstant(latest);
}

const toInstant = (ms: number): string => new Date(ms).toISOString();

function findText(cursor: Cursor | null, key: string): string | null {
  const value = cursor?.[key];
  return typeof value === 'string' ? value : null;
}

async function ask(
  { api, settings }: Parts,
  { id }: FormSettings,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<unknown[]> {
  const request = { path: `/forms/${encodeURIComponent(id)}/responses`, schema: ResponsesPage, signal };
  const { body } = await api.request({ ...request, query: { page_size: settings.page_size, ...query } });
  return body.items;
}

function createHook(source: string, secret: string, { forms }: TypeformSettings): VendorHook {
  return {
    verify: (request) => verifyTypeform(request, secret),
    deliveryId: ({ text }) => readBody(text)?.event_id ?? null,
    read: async (text) => {
      const body = readBody(text);
      if (body === null) throw new SourceContractError(source, 'web hook: not a response of a form');
      const form = forms.find(({ id }) => id === body.form_response.form_id);
      return form === undefined || body.event_type !== 'form_response'
        ? []
        : [{ stream: streamName(form), records: [body.form_response] }];
    },
  };
}

const readBody = (text: string) => HookBody.safeParse(parseJson(text)).data ?? null;

async function check(parts: Parts, { signal }: PullContext): Promise<CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const form of parts.settings.forms) {
    const records = await ask(parts, form, {}, signal);
    const rules = { ...form, account_field: parts.settings.account_field };
    const taken = records.flatMap((record) => TypeformResponse.safeParse(record).data ?? []);
    const useful = taken.filter((response) => mapResponse(response, rules).length > 0).length;
    const isWrong = taken.length > 0 && useful === 0;
    findings.push({
      level: isWrong ? 'problem' : 'ok',
      text: isWrong
        ? `form ${form.id}: none of its last ${taken.length} responses has both an NPS answer and a hidden field "${parts.settings.account_field}" or an e-mail address`
        : `form ${form.id}: readable; ${useful} of its last ${taken.length} responses are NPS of somebody who can be placed`,
    });
  }
  return findings;
}
