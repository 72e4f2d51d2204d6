import { toHookSecretName } from '../pull/to-hook-secret-name';
import { SourceContractError } from '../../errors';
import type { CheckFinding } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import type { VendorHook } from '../pull/vendor-hook';
import { NPS_COLUMNS } from '../surveys/nps-fact';
import { parseJson } from '../webhooks/parse-json';
import { verifyBarometer } from '../webhooks/verify-barometer';
import { verifyHmac } from '../webhooks/verify-hmac';
import { mapAnswer } from './map';
import { readPath } from './read-path';
import { createAnswerSchema } from './schema';
import { SurveySettings } from './settings';

export const surveyKind = defineSourceKind({
  kind: 'survey',
  title: 'Survey webhook',
  settings: SurveySettings,
  schedule: '55 * * * *', // nothing is asked for; what is left to match is tried again
  secrets: () => [],
  hasHook: true,
  isSent: true,
  create: (source, settings, { hookSecret }) => {
    const responses = definePullStream({
      name: 'responses',
      brings: { nps: NPS_COLUMNS },
      schema: createAnswerSchema(settings.fields),
      idOf: ({ id }) => id,
      map: (answer) => mapAnswer(answer, { isTyped: settings.fields.survey_type !== undefined }),
      pages: async function* () {
        // the survey tool sends; it is never asked
      },
    });
    return {
      source,
      streams: [responses],
      check: async () => [check(source, settings, hookSecret)],
      ...(hookSecret === null ? {} : { hook: createHook(source, settings, hookSecret) }),
    };
  },
});

function createHook(source: string, { signature, list }: SurveySettings, secret: string): VendorHook {
  return {
    verify: (request) =>
      signature === undefined ? verifyBarometer(request, secret) : verifyHmac(request, signature, secret),
    deliveryId: ({ headers }) => (signature === undefined ? (headers['x-barometer-delivery'] ?? null) : null),
    read: async (text) => [{ stream: 'responses', records: readRecords(source, text, list) }],
  };
}

function readRecords(source: string, text: string, list: string | undefined): unknown[] {
  const body = parseJson(text);
  const found = list === undefined ? body : readPath(body, list);
  if (Array.isArray(found)) return found;
  if (typeof found === 'object' && found !== null) return [found];
  throw new SourceContractError(source, `its body has no answer${list === undefined ? '' : ` at "${list}"`}`);
}

function check(source: string, { signature }: SurveySettings, hookSecret: string | null): CheckFinding {
  if (hookSecret === null)
    return {
      level: 'problem',
      text: `${toHookSecretName(source)} is not set: set it here and in the survey tool, else nothing is taken`,
    };
  const how = signature === undefined ? "Barometer's own signature" : `an HMAC in ${signature.header}`;
  return { level: 'ok', text: `takes what is sent to /hooks/${source} with ${how}` };
}
