import type { Recommendation } from '../../domain/exec-report';
import { segmentWord } from '../segment-words';
import { signalWords } from '../signal-words';
import { count } from '../wording';
import { actionWords } from './exec-work';
import { percent, shareWords } from './share-words';

const AREAS: Record<Recommendation['area'], string> = {
  product: 'Product',
  process: 'Process',
  resources: 'Resources',
};

/** `*Product*: look into logins over 14 days: they took most from 14 of 40 accounts that declined.` (R198) */
export const recommendationLine = (one: Recommendation): string => `*${AREAS[one.area]}*: ${sentenceOf(one)}.`;

function sentenceOf(one: Recommendation): string {
  switch (one.kind) {
    case 'signal':
      return `look into ${signalWords(one.signal)}, behind most of the loss at ${one.accounts} of ${count(one.declined, 'account')} that declined`;
    case 'late':
      return `answer alerts sooner, only ${shareWords(one.acted)} had an action within five business days`;
    case 'untouched':
      return `reach every Red account, only ${shareWords(one.atRisk)} had any contact`;
    case 'action':
      return `begin with ${actionWords(one.better.action)}, ${shareWords({ part: one.better.recovered, whole: one.better.alerts })} recovered after it, after ${actionWords(one.worse.action)} ${shareWords({ part: one.worse.recovered, whole: one.worse.alerts })}`;
    case 'overload':
      return `share the load, ${one.load.overloaded} of ${one.load.reps} people were told of more than ${one.load.budget} alerts in a week`;
    case 'segment':
      return `give ${segmentWord(one.segment)} more time, ${percent(one.redShare)} of ${one.accounts} are Red against ${percent(one.overall)} elsewhere`;
  }
}
