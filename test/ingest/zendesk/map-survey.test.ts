import { findRatedTicketId, findScore, mapSurvey } from '../../../src/ingest/zendesk/map-survey';
import { listSurveyRecords } from '../../../src/ingest/zendesk/join-survey';
import { joinTickets } from '../../../src/ingest/zendesk/join-ticket';
import { SurveyRecord, TicketsShown } from '../../../src/ingest/zendesk/pages-schema';
import { ZendeskSettings } from '../../../src/ingest/zendesk/settings';
import surveys from '../../fixtures/zendesk/survey-responses.json';
import tickets from '../../fixtures/zendesk/tickets-page.json';

const SETTINGS = ZendeskSettings.parse({});
const shown = async (): Promise<unknown[]> => joinTickets(TicketsShown.parse(tickets));

const rated = (rating: number | null, choices?: number) => ({
  answers: [
    {
      type: 'rating_scale',
      rating,
      question:
        choices === undefined ? null : { options: Array.from({ length: choices }, (_, at) => ({ rating: at + 1 })) },
    },
  ],
});

describe('given an answered survey', () => {
  it('its score stands on the ticket it rates, over the older kind of rating', async () => {
    const [record] = await listSurveyRecords(surveys.survey_responses, shown);
    expect(mapSurvey(SurveyRecord.parse(record), SETTINGS)).toEqual([
      expect.objectContaining({ stream: 'tickets', cells: expect.objectContaining({ ticket_id: '35436', csat: 2 }) }),
    ]);
  });

  it('says nothing when its ticket is gone', async () => {
    const [record] = await listSurveyRecords(surveys.survey_responses, async () => []);
    expect(mapSurvey(SurveyRecord.parse(record), SETTINGS)).toEqual([]);
  });

  it('is refused alone when it is nothing Zendesk documents', async () => {
    const [record] = await listSurveyRecords([{ id: 7, answers: 'none' }], shown);
    expect(SurveyRecord.safeParse(record).success).toBe(false);
  });

  it.each([
    [1, undefined, 1],
    [5, undefined, 5],
    [1, 2, 1],
    [2, 2, 5],
    [2, 3, 3],
    [3, 3, 5],
    [4, 5, 4],
    [6, 5, null],
    [0, 5, null],
    [null, 5, null],
  ])('%s of %s choices is %s of five', (rating, choices, expected) => {
    expect(findScore(rated(rating, choices))).toBe(expected);
  });

  it.each([
    [{ subjects: [{ id: 9, type: 'ticket' }] }, '9'],
    [{ subject_zrns: ['zen:conversation:4295a81b', 'zen:ticket:123'] }, '123'],
    [{ subjects: [{ id: '4295a81b', type: 'conversation' }], subject_zrns: ['zen:conversation:4295a81b'] }, null],
    [{}, null],
  ])('%j rates ticket %s', (survey, expected) => {
    expect(findRatedTicketId(survey)).toBe(expected);
  });
});
