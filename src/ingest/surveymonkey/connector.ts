import { z } from 'zod';
import { messageOf, SourceError } from '../../errors';
import type { CheckFinding, PullContext, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import { NPS_COLUMNS } from '../surveys/nps-fact';
import type { NpsQuestions } from './find-questions';
import { mapResponse } from './map';
import { askResponses, pullSurvey, readQuestions, type SurveyParts } from './pages';
import { readReset } from './read-reset';
import { SurveyResponse } from './schema';
import { SurveymonkeySettings } from './settings';

const HOSTS = {
  us: 'https://api.surveymonkey.com',
  eu: 'https://api.eu.surveymonkey.com',
  ca: 'https://api.surveymonkey.ca',
} as const;
const PER_MINUTE = 120; // of a private app, which also has but 500 a day
const DAY_MS = 86_400_000;

export const surveymonkeyKind = defineSourceKind({
  kind: 'surveymonkey',
  title: 'SurveyMonkey',
  settings: SurveymonkeySettings,
  schedule: '20 * * * *', // two requests a survey, of 500 a day: enough for ten surveys
  secrets: () => [{ name: 'TOKEN', what: 'the access token of a private app with the scopes surveys_read and responses_read_detail' }], // prettier-ignore
  create: (source, settings, { http, secret }) => {
    const api = http({
      source,
      baseUrl: settings.base_url ?? HOSTS[settings.region],
      authorisation: { kind: 'bearer', token: secret('TOKEN') },
      rate: { perSecond: PER_MINUTE / 60, burst: 5 },
      readReset,
    });
    const parts = settings.surveys.map((survey) => ({ source, api, backfillDays: settings.backfill_days, survey }));
    return {
      source,
      streams: parts.map((part) => surveyStream(part, settings)),
      check: async (context) => Promise.all(parts.map((part) => checkSurvey(part, settings, context))),
    };
  },
});

const Questions = z.custom<NpsQuestions>((value) => typeof value === 'object' && value !== null);
const WithQuestions = SurveyResponse.extend({ nps: Questions }); // as its page was given them

function surveyStream(parts: SurveyParts, { account_variable }: SurveymonkeySettings): PullStream {
  return definePullStream({
    name: `responses of ${parts.survey.id}`,
    brings: { nps: NPS_COLUMNS },
    schema: WithQuestions,
    idOf: ({ id }) => id,
    map: ({ nps: questions, ...response }) => mapResponse(response, { questions, account_variable }),
    pages: (cursor, context) => pullSurvey(parts, cursor, context),
  });
}

async function checkSurvey(
  parts: SurveyParts,
  { account_variable }: SurveymonkeySettings,
  { now, signal }: PullContext,
): Promise<CheckFinding> {
  const name = `survey ${parts.survey.id}`;
  try {
    const questions = await readQuestions(parts, signal);
    const from = now.getTime() - parts.backfillDays * DAY_MS;
    const { records } = await askResponses(parts, { from, page: 1 }, signal);
    const taken = records.flatMap((record) => SurveyResponse.safeParse(record).data ?? []);
    const useful = taken.filter((response) => mapResponse(response, { questions, account_variable }).length > 0).length;
    if (taken.length > 0 && useful === 0) return { level: 'problem', text: describeUseless(name, account_variable) };
    const text = `${name}: readable; ${useful} of its first ${records.length} responses are NPS of somebody who can be placed; would sync ${parts.backfillDays} days`;
    return { level: 'ok', text };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const hint = error.status === 403 ? ': give the app the scopes surveys_read and responses_read_detail' : '';
    return { level: 'problem', text: `${name}: ${messageOf(error)}${hint}` };
  }
}

const describeUseless = (name: string, variable: string): string =>
  `${name}: none of its first responses has an answer from 0 to 10 and the custom variable "${variable}" or an e-mail address`;
