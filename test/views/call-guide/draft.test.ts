import fc from 'fast-check';
import { GUIDE_KINDS, OUTREACHES, type CallSubject, type GuideKind } from '../../../src/domain/call-guide';
import { STREAMS } from '../../../src/domain/stream';
import { loadSignals } from '../../../src/services/model/load-signals';
import { ACKNOWLEDGED, acknowledge } from '../../../src/views/call-guide/acknowledge';
import { buildDraft } from '../../../src/views/call-guide/draft';
import { findInternalWord } from '../../../src/views/customer-report/internal-words';
import { NO_FACTS } from '../customer-report/facts';
import { SUBJECT } from './subjects';

const draft = (kind: GuideKind, subject: Partial<CallSubject> = {}) => buildDraft({ ...SUBJECT, ...subject }, kind);
const paragraphs = (text: string) => text.split('\n\n');

describe('the draft of a check-in', () => {
  it('R218: acknowledges without accusing, asks openly, offers, asks for 20 minutes and calls again in 30 days', () => {
    expect(paragraphs(draft('check_in'))).toEqual([
      'Hello Maria Lopez, this is Rosa Lind. Is this a good moment?',
      'I saw about 41% fewer logins from your team over the last 14 days. There may be good reasons for it, so I wanted to ask.',
      'How is it going on your side, and what has changed in your work since we last spoke?',
      expect.stringContaining('one 30-minute session with your team'),
      'Could we take 20 minutes for it, by Mon 30 Nov perhaps?',
      'I will call again in 30 days, on Wed 23 Dec, to hear whether it helped.',
    ]);
  });
});

describe('the draft of a renewal call', () => {
  it('R219: tells the value and the adoption, asks for goals, and for what it takes to confirm', () => {
    const said = draft('renewal');
    expect(said).toContain('Your contract runs until 31 Mar 2027.');
    expect(said).toContain('12 support requests solved; your team rated our support 4.6 of 5.');
    expect(said).toContain('78 active users, up from 66 (+18%). 78 of 100 seats in use (78%).');
    expect(said).toContain('What do you want to reach in the next year');
    expect(said).toContain('What do you need from me to decide, and who decides with you?');
  });

  it('R219, R141: speaks of more only where that is what the account shows', () => {
    expect(draft('renewal', { outreach: 'expand' })).toContain('which teams or capabilities come next');
    expect(draft('renewal')).not.toContain('capabilities');
  });

  it('is addressed to whoever decides', () => {
    const contacts = { sponsor: 'Ada Byron', champion: 'Maria Lopez', admin: null };
    expect(draft('renewal', { contacts })).toMatch(/^Hello Ada Byron,/);
    expect(draft('check_in', { contacts })).toMatch(/^Hello Maria Lopez,/);
  });

  it('R219: puts right what weighs on them before it speaks of terms', () => {
    expect(draft('renewal')).toContain(
      'over the last 14 days. I would like to put that right before we talk about terms.',
    );
    expect(draft('renewal', { driver: null, outreach: 'reconnect' })).not.toContain('put that right');
  });

  it('of a day that passed says so, and of one nobody knows no day', () => {
    expect(draft('renewal', { daysToRenewal: -1 })).toContain('Your contract ran until 31 Mar 2027.');
    expect(draft('renewal', { daysToRenewal: 0 })).toContain('Your contract runs until 31 Mar 2027.');
    expect(draft('renewal', { renewalOn: null, daysToRenewal: null })).toContain('Your contract comes up for renewal.');
  });
});

describe('the draft of a call to an account that may leave', () => {
  it('R220: acknowledges, listens, owns it, promises a plan of 30 days and a review in two weeks', () => {
    const said = paragraphs(draft('churn_risk'));
    expect(said[1]).toContain('I should have called sooner.');
    expect(said[2]).toContain('how has it been for you');
    expect(said[3]).toContain('I own this from here');
    expect(said[5]).toContain('all of it within 30 days, until Wed 23 Dec');
    expect(said[6]).toContain('In two weeks, on Mon 7 Dec,');
  });

  it('R141, R221: offers nothing for sale, whatever the account shows', () => {
    expect(draft('churn_risk', { outreach: 'expand' })).not.toMatch(/which teams|capabilities|package|price|buy/);
  });
});

describe('R222: what is offered', () => {
  it.each([
    ['re_engage', 'one 30-minute session with your team'],
    ['intervene', 'I go through every open request with our support lead myself'],
    ['expand', 'which teams or capabilities come next'],
  ] as const)('to %s is its own', (outreach, words) => {
    for (const other of OUTREACHES)
      expect(draft('check_in', { outreach: other }).includes(words)).toBe(other === outreach);
  });

  it('where use is strong, the call begins with what they reached', () => {
    expect(draft('check_in', { outreach: 'expand' })).toContain(
      'Your team gets a lot out of the product. 78 active users',
    );
    expect(draft('check_in', { outreach: 'expand', facts: NO_FACTS })).toContain(
      'Your team gets a lot out of the product.\n',
    );
  });
});

describe('what is about the sponsor', () => {
  const driver = { signal: 'sponsor_dormant_days', stream: 'contacts', value: 45 } as const;

  it('is said to the sponsor, and by no name where nobody knows it', () => {
    const contacts = { sponsor: 'Ada Byron', champion: 'Maria Lopez', admin: null };
    expect(draft('check_in', { driver, contacts })).toMatch(
      /^Hello Ada Byron, .+We have not seen you in the product for 45 days/s,
    );
    expect(draft('check_in', { driver, contacts: { ...contacts, sponsor: null } })).toMatch(/^Hello, this is/);
  });
});

describe('whatever moved the account', () => {
  it('every signal of the shipped models has words of its own', () => {
    expect([...loadSignals().keys()].filter((name) => !ACKNOWLEDGED.includes(name))).toEqual([]);
  });

  const values = [null, -1, -0.41, -0.004, 0, 0.004, 0.3, 1, 2, 41.7, 400];

  it.each([...ACKNOWLEDGED, 'our_own_signal', 'constructor'])(
    '%s is said in whole sentences, without a word of ours',
    (signal) => {
      for (const stream of [...STREAMS, null])
        for (const value of values) {
          const said = acknowledge({ signal, stream, value });
          expect(said).toMatch(/^(I|It|We|My|Your|Our) .+[.]$/);
          expect(said).not.toMatch(/undefined|null|NaN|[{}_]|-\d|\.\d/);
          expect(findInternalWord(said)).toBeNull();
        }
    },
  );

  it('R203, R218: no draft holds a word of ours, a gap or a placeholder', () => {
    const names = ['Red Hat', 'Scarlett Red', 'Maria Lopez', 'Ada Byron'];
    const name = fc.constantFrom(...names, null);
    const subject = fc.record({
      accountName: fc.constantFrom(...names),
      senderName: fc.constantFrom(...names),
      contacts: fc.record({ sponsor: name, champion: name, admin: name }),
      driver: fc.option(
        fc.record({
          signal: fc.constantFrom(...ACKNOWLEDGED, 'our_own'),
          stream: fc.constantFrom(...STREAMS, null),
          value: fc.option(fc.double({ min: -1, max: 500, noNaN: true }), { nil: null }),
        }),
        { nil: null },
      ),
      outreach: fc.constantFrom(...OUTREACHES),
      facts: fc.constantFrom(SUBJECT.facts, NO_FACTS),
      daysToRenewal: fc.option(fc.integer({ min: -30, max: 400 }), { nil: null }),
    });
    fc.assert(
      fc.property(subject, fc.constantFrom(...GUIDE_KINDS), (some, kind) => {
        const said = draft(kind, some);
        expect(findInternalWord(said, names)).toBeNull();
        expect(said).not.toMatch(/undefined|null|NaN|[{}]| {2}| \./);
        for (const paragraph of paragraphs(said)) expect(paragraph).toMatch(/^[A-Z].*[.?]$/s);
        expect(said.length).toBeLessThanOrEqual(3000);
      }),
    );
  });
});

describe('the days named in it', () => {
  it.each([
    ['2026-11-23', 'Wed 23 Dec'],
    ['2026-11-26', 'Mon 28 Dec'], // a Saturday
    ['2026-11-27', 'Mon 28 Dec'], // a Sunday
    ['2026-11-28', 'Mon 28 Dec'],
  ])('30 days from %s is %s, never on a weekend', (today, day) => {
    expect(draft('check_in', { today })).toContain(`on ${day}, to hear`);
  });
});
