import { findQuestions } from '../../../src/ingest/surveymonkey/find-questions';
import { mapResponse } from '../../../src/ingest/surveymonkey/map';
import { readReset } from '../../../src/ingest/surveymonkey/read-reset';
import { SurveyDetails, SurveyResponse } from '../../../src/ingest/surveymonkey/schema';
import documented from '../../fixtures/surveymonkey/response.json';

const choices = (texts: readonly string[]) => texts.map((text, at) => ({ id: `c${at}`, position: at + 1, text }));
const FROM_0 = ['Not at all likely - 0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'Extremely likely - 10'];
const question = (id: string, texts: readonly string[]) => ({
  id,
  family: 'matrix',
  answers: { choices: choices(texts) },
});
const open = (id: string) => ({ id, family: 'open_ended' });
const survey = (...questions: object[]) => SurveyDetails.parse({ pages: [{ questions }] });

describe('the NPS question of a survey', () => {
  it('is the first with eleven choices from 0 to 10, and the next open one says why', () => {
    const details = survey(open('q0'), question('q1', FROM_0.slice(1)), question('q2', FROM_0), open('q3'), open('q4'));
    const found = findQuestions(details, {});
    expect(found).toMatchObject({ scoreId: 'q2', commentId: 'q3' });
    expect([...(found?.scores ?? [])].map(([id, score]) => `${id}=${score}`)).toEqual(
      FROM_0.map((_, at) => `c${at}=${at}`),
    );
  });

  it('is told by the places of its choices, whatever their order in the answer', () => {
    const shuffled = { ...question('q', FROM_0), answers: { choices: choices(FROM_0).toReversed() } };
    expect(findQuestions(survey(shuffled), {})?.scores.get('c10')).toBe(10);
  });

  it('leaves "not applicable" out of the scale', () => {
    const withNone = {
      ...question('q', FROM_0),
      answers: { choices: [...choices(FROM_0), { id: 'na', text: 'N/A', is_na: true }] },
    };
    expect(findQuestions(survey(withNone), {})?.scores.size).toBe(11);
  });

  it('is the one that is named, and so is the comment', () => {
    const details = survey(question('q1', FROM_0), question('q2', FROM_0), open('q3'), open('q4'));
    expect(findQuestions(details, { question: 'q2', comment_question: 'q4' })).toMatchObject({
      scoreId: 'q2',
      commentId: 'q4',
    });
  });

  it.each([
    ['on a scale from 1 to 10', [question('q', FROM_0.slice(1))], {}],
    [
      'on a scale of eleven words',
      [
        question(
          'q',
          FROM_0.map((_, at) => 'x'.repeat(at + 1)),
        ),
      ],
      {},
    ],
    ['counted backwards', [question('q', FROM_0.toReversed())], {}],
    ['that is named and is none', [question('q', FROM_0), open('q3')], { question: 'q3' }],
    ['that is named and not there', [question('q', FROM_0)], { question: 'q9' }],
  ])('is no question %s', (_, questions, named) => {
    expect(findQuestions(survey(...questions), named)).toBeNull();
  });
});

describe('a response as it is documented', () => {
  const questions = { scoreId: '319352786', commentId: '319352787', scores: new Map([['3057839054', 3]]) };
  const rules = { questions, account_variable: 'account_id' };
  const map = (more: object = {}) => mapResponse(SurveyResponse.parse({ ...documented, ...more }), rules);

  it('is the NPS of the account that its survey was sent with, as old as its last change', () => {
    expect(map()).toEqual([
      {
        kind: 'fact',
        stream: 'nps',
        account: { key: 'acme', externalId: 'acme', domains: [], name: null },
        version: new Date('2026-11-02T09:31:56Z'),
        cells: {
          response_id: '5007154325',
          responded_at: '2026-11-02T09:30:14.000Z',
          score: 3,
          comment: 'Exports are slow.',
        },
      },
    ]);
  });

  it('is told by the address of whoever was invited, where no variable names the account', () => {
    const metadata = { contact: { email: { type: 'string', value: 'pat@Acme.example' } } };
    expect(map({ custom_variables: {}, metadata })).toMatchObject([{ account: { domains: ['acme.example'] } }]);
  });

  it.each([
    ['tried out in a preview', { collection_mode: 'survey_preview' }],
    ['without an answer to that question', { pages: [] }],
    ['of nobody who can be placed', { custom_variables: {} }],
  ])('%s is left out', (_, more) => {
    expect(map(more)).toEqual([]);
  });
});

describe('the limit of an app', () => {
  const headers = (day: string, minute: string) =>
    new Headers({
      'X-Ratelimit-App-Global-Day-Remaining': day,
      'X-Ratelimit-App-Global-Day-Reset': '3600',
      'X-Ratelimit-App-Global-Minute-Remaining': minute,
      'X-Ratelimit-App-Global-Minute-Reset': '12',
    });
  it.each([
    ['of the day, which a minute does not mend', headers('0', '0'), 3_600_000],
    ['of the minute', headers('410', '0'), 12_000],
    ['that is not used up', headers('1', '1'), null],
    ['that is not told', new Headers(), null],
  ])('%s', (_, given, waitMs) => {
    expect(readReset(given)).toBe(waitMs);
  });
});
