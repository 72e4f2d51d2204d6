import { findVariant } from '../../src/scoring/model';
import { loadModel } from '../../src/services/model/load-model';
import { loadSignals } from '../../src/services/model/load-signals';
import { CAP_NAMES, SIGNAL_NAMES } from '../../src/views/signal-names';
import { capWords, signalWords, titleWords } from '../../src/views/signal-words';
import { HOSTILE } from './cards';

describe('what signals are called on a card', () => {
  it('is plain words, named or read off the key; a name is only kept for a signal there is', () => {
    const signals = [...loadSignals().keys()];
    for (const name of signals) expect(signalWords(name)).not.toMatch(/_|\b\d+d\b/);
    expect(Object.keys(SIGNAL_NAMES).filter((name) => !signals.includes(name))).toEqual([]);
  });

  it.each(['three-pillar', 'six-dimension'])('is said of every hard rule of %s', async (name) => {
    const model = await loadModel(`models/${name}.yaml`);
    for (const { rule } of findVariant(model, null).caps) expect(CAP_NAMES).toHaveProperty(rule);
  });

  it.each([
    ['login_trend_14d', 'logins over 14 days'],
    ['open_p1_hours', 'open P1'],
    ['our_own-signal.p2', 'our own signal P2'],
    ['our_trend_30d', 'our trend over 30 days'],
    ['constructor', 'constructor'],
    [HOSTILE, '&lt;!channel&gt; &amp; &lt;b&gt;'],
  ])('reads %s as "%s"', (key, words) => {
    expect(signalWords(key)).toBe(words);
  });

  it('begins a line with a capital, and tells a rule of a model of one’s own by its key', () => {
    expect(titleWords('support')).toBe('Support');
    expect(capWords({ rule: 'too_few_users', signal: 'weekly_users' })).toBe('too few users (weekly users)');
  });
});
