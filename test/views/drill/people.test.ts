import { buildPeople } from '../../../src/views/drill/people';
import { buildPerson } from '../../../src/views/drill/person';
import { lintView } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { listActionIds, textOf } from '../reading';
import { buildContact, buildPeoplePage, buildPersonDetail, daysAgo, hostileContact } from './samples';

const rows = (length: number) => Array.from({ length }, (_, index) => buildContact({}, { contactId: `c${index}` }));

describe('the people of an account', () => {
  it('R69: show a sponsor who stays away in words, with their score and last login', () => {
    const said = textOf(buildPeople(buildPeoplePage()));
    expect(said).toContain('*Kim Lee*\nExecutive sponsor · ⚠ *dormant* · 28 of 100 · last login <!date^');
  });

  it('say "not known" where nothing tells when someone was there', () => {
    const unseen = buildContact({ state: 'unknown', score: null }, { lastSeenAt: null, role: null, name: null });
    const said = textOf(buildPeople(buildPeoplePage({ people: [unseen] })));
    expect(said).toContain('*No name given*\nRole not known · last login not known');
  });

  it('R189: open a page of their own, each by a button that names them', () => {
    const view = buildPeople(buildPeoplePage({ people: rows(15) }));
    expect(listActionIds(view).filter((id) => id === 'people.open')).toHaveLength(15);
    expect(JSON.stringify(view)).toContain('Open: Kim Lee');
  });

  it.each([
    // page, pages, buttons
    [0, 1, []],
    [0, 3, ['people.on']],
    [1, 3, ['people.back', 'people.on']],
    [2, 3, ['people.back']],
  ])('on page %d of %d have the buttons %j', (page, pages, ids) => {
    const view = buildPeople(buildPeoplePage({ people: [], page, pages, listed: 40 }));
    expect(listActionIds(view)).toEqual(ids);
  });

  it('say how many there are, and that not all are listed where that is so', () => {
    expect(textOf(buildPeople(buildPeoplePage({ known: 640, listed: 500, pages: 34 })))).toContain(
      '640 contacts, the ones who decide first; the first 500 are listed here.',
    );
    expect(textOf(buildPeople(buildPeoplePage({ people: [], known: 0, listed: 0 })))).toContain('No contacts');
  });

  it('are taken by Slack, hostile names among them', () => {
    const people = Array.from({ length: 15 }, () => hostileContact);
    const view = buildPeople(buildPeoplePage({ accountId: 'ä/:%', name: HOSTILE, people, page: 1, pages: 9 }));
    expect(lintView(view)).toEqual([]);
  });
});

describe('one person', () => {
  it('R189: has role, e-mail, department, last login, engagement, surveys and alerts', () => {
    const said = textOf(buildPerson(buildPersonDetail()));
    for (const words of [
      '*Kim Lee*\n⚠ *dormant* · 28 of 100',
      'Executive sponsor not seen for 45 days.',
      '*Role*\nExecutive sponsor',
      '*E-mail*\nkim@acme.example',
      '*Last login*\n<!date^',
      '*Department*\nBoard',
      '*Engagement*\nseen later than 1 of 9 colleagues',
      '“Too slow”',
      '• Sponsor not seen for 45 days',
    ])
      expect(said).toContain(words);
  });

  it('R116: names each answer by its class', () => {
    const answers = (['promoter', 'passive', 'detractor'] as const).map((npsClass, index) => ({ score: 9 - 2 * index, npsClass, at: daysAgo(index), comment: null })); // prettier-ignore
    const said = textOf(buildPerson(buildPersonDetail({ answers })));
    for (const words of ['NPS 9 (promoter), ', 'NPS 7 (passive), ', 'NPS 5 (detractor), '])
      expect(said).toContain(words);
  });

  it.each([
    ['passive', 'ask what would make it a 9 or 10'],
    ['promoter', 'ask for a reference or a testimonial, and speak to them first once the account is ready for more'],
  ] as const)('R118: of a %s says what to do about it: %s', (voice, words) => {
    expect(textOf(buildPerson(buildPersonDetail({ voice })))).toContain(words);
    expect(textOf(buildPerson(buildPersonDetail({ voice: null })))).not.toContain(words);
  });

  it('R189: says that use and tickets are not known by person', () => {
    expect(textOf(buildPerson(buildPersonDetail()))).toContain('Use and tickets are not known by person');
  });

  it('says "not known" for each thing no source has told', () => {
    const health = buildContact({}, { email: null, department: null, lastSeenAt: null, role: null });
    const view = buildPerson(buildPersonDetail({ health, standing: null, answers: [], voice: null, alerts: [] }));
    expect(textOf(view).match(/not known/g)).toHaveLength(6); // role, e-mail, login, department, engagement, use and tickets
    expect(textOf(view)).toContain('*Alerts* none about this person');
  });

  it('says since when someone is gone, and which alert is over', () => {
    const health = buildContact({ state: 'left', score: null }, { leftOn: '2026-11-02' });
    const alerts = [{ reason: 'Champion left', firedAt: daysAgo(20), clearedAt: daysAgo(2) }];
    const said = textOf(buildPerson(buildPersonDetail({ health, alerts })));
    expect(said).toContain('*Left*\n2 Nov 2026');
    expect(said).toContain(', over since <!date^');
  });

  it('is taken by Slack with everything hostile', () => {
    const answers = Array.from({ length: 5 }, () => ({
      score: 0,
      npsClass: 'detractor' as const,
      at: daysAgo(1),
      comment: HOSTILE.repeat(100),
    }));
    const alerts = Array.from({ length: 5 }, () => ({
      reason: HOSTILE.repeat(20),
      firedAt: daysAgo(1),
      clearedAt: null,
    }));
    const view = buildPerson(buildPersonDetail({ health: hostileContact, accountName: HOSTILE, answers, alerts }));
    expect(lintView(view)).toEqual([]);
  });
});
