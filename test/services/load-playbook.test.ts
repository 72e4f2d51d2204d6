import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseAction, chooseExpansionAction, type Playbook, type PlaybookEntry } from '../../src/scoring/playbook';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { loadSignals } from '../../src/services/model/load-signals';
import { useTempFolder } from '../support/temp-folder';

const folder = useTempFolder('file');
let shipped: Playbook;
beforeAll(async () => {
  shipped = await loadPlaybook('models/playbook.yaml');
});
const textsOf = ({ checkIn, renewal, renewal30d, churnRisk, segments }: PlaybookEntry): string[] =>
  [checkIn, renewal, renewal30d, churnRisk, ...Object.values(segments).flatMap((own) => Object.values(own))].flatMap(
    (play) => play?.text ?? [],
  );

describe('the shipped playbook', () => {
  it('has plays of its own for every signal there is', () => {
    expect([...shipped.signals.keys()].toSorted()).toEqual([...loadSignals().keys()].toSorted());
  });

  it('says something else at a check-in, before a renewal and against churn', () => {
    for (const [signal, { checkIn, renewal, churnRisk }] of shipped.signals)
      expect([signal, new Set([checkIn.text, renewal.text, churnRisk.text]).size]).toEqual([signal, 3]);
  });

  it('R141: never offers more to an account with a problem', () => {
    const pitch = /upgrade|upsell|expan|next package|next tier|more seats|buy more|discount|advanced|sell/i;
    const texts = [shipped.fallback, ...shipped.signals.values()].flatMap(textsOf);
    expect(texts.filter((text) => pitch.test(text))).toEqual([]);
  });

  it('asks for something that can be done and ticked off: one sentence, dated, short enough for a message', () => {
    for (const text of [...shipped.signals.values()].flatMap(textsOf)) {
      expect(text).toMatch(/^[a-z][^.]*[^.]$/);
      expect(text.length).toBeLessThanOrEqual(110);
    }
  });

  it('R222: answers falling usage with re-engagement, support trouble with intervention, strong usage with more', () => {
    const now = new Date('2026-03-04T06:00:00Z');
    const act = (signal: string) =>
      chooseAction(shipped, signal, { segment: null, renewalOn: null, band: 'yellow' }, now).action;
    expect(act('activity_recency')).toBe('call their admin by Friday and offer a 20-min restart session');
    expect(act('escalations_30d')).toBe('call the person who escalated tomorrow, with support on the line');
    expect(chooseExpansionAction(shipped, 'seat_use', now).action).toBe(
      'show their admin the seats in use this week and offer the next package',
    );
  });

  it('R11: answers logins that fall into red with the usage review', () => {
    const red = { segment: null, renewalOn: null, band: 'red' } as const;
    expect(chooseAction(shipped, 'login_trend_14d', red, new Date('2026-03-04T06:00:00Z'))).toEqual({
      action: 'book a 30-min usage review with their admin this week',
      actionDueOn: '2026-03-06',
    });
  });
});

describe('a playbook that cannot be used', () => {
  const play = '{ text: "call {when}", due: this_week }';
  const entry = (churnRisk = play) => `{ check_in: ${play}, renewal: ${play}, churn_risk: ${churnRisk} }`;
  const load = async (signals: string, strengths = '{}') => {
    const path = join(folder(), 'p.yaml');
    const expansion = `expansion: { fallback: ${play}, signals: ${strengths} }`;
    await writeFile(path, `fallback: ${entry()}\n${expansion}\nsignals:\n  ${signals}\n`);
    return loadPlaybook(path);
  };

  it('is told apart from one that can', async () => {
    expect((await load(`nps: ${entry()}`)).signals.get('nps')).toMatchObject({ churnRisk: { text: 'call {when}' } });
  });

  it.each([
    [`logins: ${entry()}`, /^p\.yaml:4: signals\.logins: expected a signal, one of/],
    [`nps: ${entry('{ text: "call them", due: 1 }')}`, /signals\.nps\.churn_risk\.text: expected a text with \{when\} in it, once/],
    [`nps: ${entry('{ text: "call {when}", due: soon }')}`, /due: expected "this_week" or a number of business days/],
    [`nps: { check_in: ${play}, churn_risk: ${play} }`, /signals\.nps\.renewal: expected object, found nothing/],
    [`nps: { default: ${play} }`, /signals\.nps/],
  ])('%s is refused', async (signals, message) => {
    await expect(load(signals)).rejects.toThrow(message);
  }); // prettier-ignore

  it('nor may it offer more by a strength that is no signal', async () => {
    await expect(load(`nps: ${entry()}`, `{ seats: ${play} }`)).rejects.toThrow(
      /expansion\.signals\.seats: expected a signal/,
    );
  });
});
