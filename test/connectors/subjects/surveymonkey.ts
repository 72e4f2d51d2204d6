import { surveymonkeyKind } from '../../../src/ingest/surveymonkey/connector';
import type { Subject } from '../subject';
import { createSurveymonkeyStandIn } from './surveymonkey-stand-in';

export const subject: Subject = {
  kind: 'surveymonkey',
  title: 'SurveyMonkey',
  sourceKind: surveymonkeyKind,
  settings: (base_url) => ({ base_url, surveys: [{ id: 123 }] }),
  secrets: { TOKEN: 'surveymonkey-token-b20c91' },
  part: 'responses of 123',
  stream: 'nps',
  labelColumn: 'comment',
  when: { column: 'responded_at' },
  createStandIn: createSurveymonkeyStandIn,
  cannot: {
    unauthorised_once: 'Its access token is a fixed one: there is none to ask for anew.',
    deleted: 'Its API does not tell which responses were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};
