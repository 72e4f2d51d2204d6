import type { ModelChange, ModelPage, ModelWeights } from '../../src/domain/model-page';
import { buildModelPage } from '../../src/views/model/build-model-page';
import { lintMessage } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { textOf } from './reading';

const WEIGHTS: ModelWeights = {
  dimensions: { support: 0.25, product: 0.4, financial: 0.35 },
  signals: {},
  bands: [
    { band: 'red', from: 0, to: 35 },
    { band: 'yellow', from: 36, to: 70 },
    { band: 'green', from: 71, to: 100 },
  ],
  caps: {},
  criticalBelow: null,
};
const page = (changes: Partial<ModelPage> = {}): ModelPage => ({
  version: '0123456789ab',
  name: 'three-pillar',
  formula: null,
  firstUsedAt: NOW,
  weights: WEIGHTS,
  segments: ['enterprise'],
  signals: [
    { signal: 'login_trend_30d', share: 0.08, indicates: 'leading' },
    { signal: 'overdue_days', share: 0.052, indicates: 'lagging' },
  ],
  signalCount: 54,
  leadingShare: 0.61,
  basis: 'calibrated',
  fit: { outcomes: 240, churned: 31, fittedAt: NOW },
  isOutcomeKnown: true,
  trackRecord: {
    horizonDays: 180,
    accounts: 206,
    retention: [
      { from: 0, to: 24, accounts: 6, retained: 2 },
      { from: 90, to: 100, accounts: 200, retained: 196 },
    ],
    expansion: [{ band: 'green', accounts: 150, expanded: 30 }],
    red: { told: 20, left: 8 },
    left: { all: 12, toldRed: 8 },
  },
  warned: { left: 12, wereRed: 9 },
  predictions: { right: 14, wrong: 6 },
  overrides: { person: 3, model: 2, even: 0, open: 1, unknown: 0 },
  previous: null,
  ...changes,
});
const say = (changes: Partial<ModelPage> = {}): string => textOf(buildModelPage(page(changes)).blocks);
const changed = (...changes: ModelChange[]) =>
  say({ previous: { version: 'older', name: 'ours', lastUsedAt: NOW, changes } });

describe('/health model', () => {
  it('begins with one number: of those that left, how many had been seen', () => {
    expect(buildModelPage(page()).text).toBe(
      'Of 12 accounts that left in a year, 9 had been Red in the 90 days before. Model three-pillar, version 0123456789ab.',
    );
  });

  it('says which model it is, since when, for whom it differs and what its probabilities rest on', () => {
    expect(say()).toContain('three-pillar, version 0123456789ab, since <!date');
    expect(say()).toContain('own weights for enterprise');
    expect(say()).toContain('learnt from 240 accounts, 31 of which left');
    expect(say({ basis: 'assumption', fit: null })).toContain(
      'an assumption of the model until 100 outcomes are known',
    );
  });

  it('shows the dimensions by weight, and the bands in words and colour', () => {
    expect(say()).toContain('Product 40% · Financial 35% · Support 25%');
    expect(say()).toContain('🔴 Red 0 to 35 · 🟡 Yellow 36 to 70 · 🟢 Green 71 to 100');
    expect(say({ weights: { ...WEIGHTS, criticalBelow: 25 } })).toContain('Critical under 25');
  });

  it('R74: says of each heavy signal whether it comes before trouble or after it', () => {
    expect(say()).toContain('logins over 30 days 8% (leading) · overdue invoices 5.2% (lagging)');
    expect(say()).toContain('leading ones carry 61% of the score');
  });

  it('R79: says retention by score with how many it rests on, few as counts', () => {
    expect(say()).toContain(
      'Still there 180 days after the score, of 206 accounts: 90–100: 98% (196 of 200) · 0–24: 2 of 6',
    );
  });

  it('R81: says precision and recall of Red, and R80: who bought more', () => {
    expect(say()).toContain('Red and left (precision): 40% (8 of 20) · left and had been Red (recall): 67% (8 of 12)');
    expect(say()).toContain('Bought more, by band: Green 20% (30 of 150)');
  });

  it('R75: says who was right, the person or the model', () => {
    expect(say()).toContain('The person was right 3 times, the model 2 times; 1 still open');
  });

  it('warns where outcomes.csv names only those that left', () => {
    const record = { ...page().trackRecord, accounts: 12 } as NonNullable<ModelPage['trackRecord']>;
    expect(say({ trackRecord: record })).toContain('outcomes.csv says only who left');
    expect(say()).not.toContain('outcomes.csv');
  });

  it.each([
    [
      { isOutcomeKnown: false, trackRecord: null, warned: null },
      'No outcomes yet: put who renewed, left or grew into outcomes.csv',
    ],
    [{ trackRecord: null, warned: null }, 'How well it predicts is not known yet'],
    [{ warned: null }, 'Nobody left in the last year of 206 accounts looked at'],
    [{ firstUsedAt: null }, 'not used for everyone yet'],
    [{ predictions: { right: 0, wrong: 0 } }, 'none graded yet'],
    [
      { overrides: { person: 0, model: 0, even: 0, open: 0, unknown: 0 } },
      'Judgements beside the score in a year: none',
    ],
  ])('has words for what is not there yet: %j', (changes, words) => {
    expect(say(changes)).toContain(words);
  });

  it('R82: says in words what changed', () => {
    const words = changed(
      { segment: null, kind: 'dimension', name: 'product', from: 0.35, to: 0.4 },
      { segment: null, kind: 'band', band: 'red', from: [0, 49], to: [0, 35] },
      { segment: null, kind: 'critical', from: 25, to: null },
      { segment: null, kind: 'cap', name: 'silent_30d', from: null, to: 35 },
      { segment: 'smb', kind: 'signal', name: 'nps', from: null, to: 0.02 },
      { segment: null, kind: 'signal', name: 'csat_90d', from: 0.035, to: null },
    );
    for (const line of [
      'Product: 35% → 40% (+5)',
      'Red: 0 to 49 → 0 to 35',
      'Critical: no more, was 25',
      'SMB: New signal NPS, 2%',
      'No more signal support ratings, was 3.5%',
    ])
      expect(words).toContain(line);
    expect(words).toMatch(/New rule .*: 35/);
  });

  it('says that nothing changed, that nothing came before, and that it is not kept', () => {
    expect(changed()).toContain('Weights, bands and caps are the same');
    expect(say()).toContain('no other model has scored here');
    const previous = { version: 'x', name: 'x', lastUsedAt: NOW, changes: null };
    expect(say({ previous })).toContain('What it did otherwise is not kept.');
  });

  it('is taken by Slack with the longest and most hostile of everything', () => {
    const name = HOSTILE.repeat(10);
    const one: ModelChange = { segment: 'mid_market', kind: 'signal', name, from: 0.1234, to: 0.5 };
    const message = buildModelPage(
      page({
        name,
        weights: {
          ...WEIGHTS,
          dimensions: Object.fromEntries(Array.from({ length: 30 }, (_none, index) => [`${name}${index}`, 0.03])),
        },
        signals: Array.from({ length: 10 }, () => ({ signal: name, share: 0.1, indicates: 'leading' as const })),
        previous: { version: 'older', name, lastUsedAt: NOW, changes: Array.from({ length: 80 }, () => one) },
      }),
    );
    expect(lintMessage(message)).toEqual([]);
    expect(JSON.stringify(message)).not.toContain('<!channel>');
    expect(textOf(message.blocks)).toContain('and 68 more changes');
  });
});
