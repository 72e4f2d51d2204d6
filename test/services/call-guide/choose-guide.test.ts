import { STREAMS } from '../../../src/domain/stream';
import { chooseGuide, chooseOutreach } from '../../../src/services/call-guide/choose-guide';

describe('which call it is', () => {
  it.each([
    ['red', 10, 'churn_risk'],
    ['red', null, 'churn_risk'],
    ['yellow', 90, 'renewal'],
    ['yellow', 91, 'check_in'],
    ['green', 0, 'renewal'],
    ['green', -1, 'check_in'],
    ['unknown', 30, 'renewal'],
    [null, null, 'check_in'],
  ] as const)('of a %s account %s days before its renewal is %s', (band, daysToRenewal, kind) => {
    expect(chooseGuide({ band, daysToRenewal })).toBe(kind);
  });
});

describe('R222: what is offered in it', () => {
  it.each([
    ['usage_daily', 're_engage'],
    ['tickets', 'intervene'],
    ['invoices', 'settle'],
    ['subscriptions', 'settle'],
    ['nps', 'reconnect'],
    ['contacts', 'reconnect'],
    [null, 'reconnect'],
  ] as const)('where %s moved the account is to %s', (stream, outreach) => {
    const driver = { signal: 'any', stream, value: 1 };
    expect(chooseOutreach({ band: 'yellow', isReadyForMore: false, driver })).toBe(outreach);
  });

  it('of strong use is more, to who is green and ready for it', () => {
    expect(chooseOutreach({ band: 'green', isReadyForMore: true, driver: null })).toBe('expand');
    expect(chooseOutreach({ band: 'green', isReadyForMore: false, driver: null })).toBe('reconnect');
  });

  it.each(['red', 'yellow', 'unknown', null] as const)('R141: is never more to a %s account', (band) => {
    for (const stream of [...STREAMS, null])
      expect(
        chooseOutreach({ band, isReadyForMore: true, driver: { signal: 'seat_use', stream, value: 0.95 } }),
      ).not.toBe('expand');
  });
});
