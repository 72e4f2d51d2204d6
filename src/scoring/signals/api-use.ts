import { noUsage, percent } from '../change';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * API calls of the last 30 days over the monthly limit (R42, R133, R138; X11: 85% is a signal).
 *   rate = calls / limit, 0 … above 1
 * no_data without a limit or when the source counts no calls.
 */
export const apiUse: SignalDefinition = {
  name: 'api_use',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { apiCalls30, apiLimitMonthly } = features;
    if (apiCalls30 === null) return noUsage(features);
    if (apiLimitMonthly === null || apiLimitMonthly <= 0) return noData('not_reported');
    return known(apiCalls30 / apiLimitMonthly);
  },
  describe: (rate) => `${percent(rate)} of the API limit used in 30 days`,
  goal: (rate) => `${percent(rate)} of the API limit is used`,
};
