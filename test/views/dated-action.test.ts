import { datedAction } from '../../src/views/dated-action';

const ON = '2026-11-27'; // a Friday
const say = (action: string, actionDueOn: string | null = ON, words?: number) =>
  datedAction({ action, actionDueOn }, { characters: 160, ...(words === undefined ? {} : { words }) });

describe('an action with its date', () => {
  it.each([
    ['call their sponsor today and ask what changed', 'call their sponsor by Fri 27 Nov and ask what changed'],
    ['call their sponsor tomorrow', 'call their sponsor by Fri 27 Nov'],
    ['book a 30-min usage review this week', 'book a 30-min usage review by Fri 27 Nov'],
    ['call their admin by Friday: who works on it?', 'call their admin by Fri 27 Nov: who works on it?'],
    ['offer the next package by 27 Nov to their admin', 'offer the next package by Fri 27 Nov to their admin'],
    ['offer the next tier by 2026-11-27', 'offer the next tier by Fri 27 Nov'],
  ])('says it once, where the action says when: %s', (action, expected) => {
    expect(say(action)).toBe(`Action: ${expected}.`);
  });

  it('leaves other days alone: only the first is when to do it', () => {
    expect(say('ask their admin today what kept the team away this week')).toBe(
      'Action: ask their admin by Fri 27 Nov what kept the team away this week.',
    );
  });

  it.each(['call their admin', 'ask how last week went', 'review their todayness'])(
    'has it after the sentence where the action says none: %s',
    (action) => {
      expect(say(action)).toBe(`Action: ${action}. By Fri 27 Nov.`);
    },
  );

  it('has it at the end where the words that say when were cut off', () => {
    expect(say('call their main contact today', ON, 3)).toBe('Action: call their main… by Fri 27 Nov.');
  });

  it('is the action as it was written where no date is known', () => {
    expect(say('call their sponsor today', null)).toBe('Action: call their sponsor today.');
  });
});
