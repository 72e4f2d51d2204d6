import type {
  CustomerFacts,
  CustomerFigure,
  CustomerPeriod,
  CustomerReport,
  CustomerSection,
  CustomerWords,
} from '../../domain/customer-report';
import { clip } from '../mrkdwn';
import { fullDayOf } from '../wording';
import { listAdoption } from './adoption';
import { listComparison } from './comparison';
import { suggestGoals } from './goals';
import { growthOf, rateOf } from './growth';
import { listOpportunities } from './opportunities';
import { listWins } from './wins';

const NAME_LENGTH = 80;
const LINE_LENGTH = 200;

/**
 * A report to a customer in words (R202, R205, R206): progress, wins, adoption, comparison, opportunities, next goals. Only what is known and
 * stands well is told; what fell is met by an offer of help. A section without anything to say is left out.
 */
export function buildCustomerReport(facts: CustomerFacts, words: CustomerWords): CustomerReport {
  const goals = words.goals.length > 0 ? words.goals.map((goal) => toLine(goal)) : suggestSome(facts);
  const outcome = words.outcome === null ? null : toLine(words.outcome);
  const isOurs = words.goals.length === 0;
  const sections: CustomerSection[] = [
    { kind: 'wins', title: 'Wins', lines: listWins(facts, outcome), note: null },
    { kind: 'adoption', title: 'Adoption', lines: listAdoption(facts), note: adoptionNote(facts) },
    { kind: 'comparison', title: 'How you compare', lines: listComparison(facts.benchmarks), note: COMPARISON_NOTE },
    { kind: 'opportunities', title: 'Opportunities', lines: listOpportunities(facts), note: null },
    {
      kind: 'goals',
      title: 'Next quarter goals',
      lines: goals,
      note: isOurs ? 'Suggestions, to agree on together.' : null,
    },
  ];
  return {
    accountName: toLine(facts.accountName, NAME_LENGTH),
    senderName: toLine(words.senderName, NAME_LENGTH),
    period: sayPeriod(facts.period),
    headline: sayHeadline(facts),
    sections: sections.filter(({ lines }) => lines.length > 0),
    figures: listFigures(facts),
    growth: chartOf(facts),
  };
}

/** Nothing to reckon a goal from: then to find one is the goal. */
function suggestSome(facts: CustomerFacts): string[] {
  const goals = suggestGoals(facts);
  return goals.length > 0 ? goals : ['Choose one outcome to reach together, and the day we look at it.'];
}

const toLine = (typed: string, limit = LINE_LENGTH): string => clip(typed.replaceAll(UNWRITABLE, ''), limit);
const UNWRITABLE = /[\uFFFE\uFFFF\p{Cs}]/gu; // XML has no place for them: a slide with one does not open

const COMPARISON_NOTE = 'Companies of your size that work with the same product. No company is named or shown.';

/** "23 Aug 2026 to 21 Nov 2026". */
export const sayPeriod = ({ fromOn, untilOn }: CustomerPeriod): string =>
  `${fullDayOf(fromOn)} to ${fullDayOf(untilOn)}`;

/** The best thing that is true (R205). */
export function sayHeadline({ users, features, featuresBought }: CustomerFacts): string {
  const grown = growthOf(users);
  if (grown !== null)
    return `Your team’s adoption grew ${grown.percent}: ${grown.now} active users, up from ${grown.before}.`;
  const wider = growthOf(features);
  if (wider !== null)
    return `Your team works with ${ofBought(wider.now, featuresBought)} features, up from ${wider.before}.`;
  if (users !== null && users.now > 0)
    return `${users.now} ${users.now === 1 ? 'person works' : 'people work'} with the product in your team.`;
  return 'What we did together, and what comes next.';
}

const ofBought = (used: number, bought: number | null): string =>
  bought === null || bought < used ? `${used}` : `${used} of ${bought}`;

function adoptionNote({ users, period }: CustomerFacts): string | null {
  if (users === null || users.now <= 0) return null;
  return `Active users: on the busiest day of a week, averaged over four weeks to ${fullDayOf(period.untilOn)}.`;
}

function listFigures({ users, features, featuresBought, seats }: CustomerFacts): CustomerFigure[] {
  const grown = growthOf(users);
  const rate = rateOf(users, seats);
  return [
    ...(users === null || users.now <= 0
      ? []
      : [{ value: `${users.now}`, label: grown === null ? 'active users' : `active users, up from ${grown.before}` }]),
    ...(features === null || features.now <= 0
      ? []
      : [{ value: ofBought(features.now, featuresBought), label: 'features in use' }]),
    ...(rate === null ? [] : [{ value: rate, label: 'of seats in use' }]),
  ];
}

function chartOf({ users }: CustomerFacts): CustomerReport['growth'] {
  const grown = growthOf(users);
  return grown === null ? null : { name: 'Active users', before: grown.before, now: grown.now };
}
