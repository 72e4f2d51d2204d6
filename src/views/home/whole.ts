import type { KnownBlock } from '@slack/types';
import type { Home } from '../../domain/home';
import type { Failures } from '../../domain/monitor';
import type { PodLatency, PodSummary } from '../../domain/pod-latency';
import type { PortfolioSummary } from '../../domain/portfolio';
import { describeFailures, failuresHeader, MONITOR_WORDS } from '../failures';
import { context, header, section } from '../message';
import { awayLine, describePod, podLine } from '../pod-latency';
import { bandLines, headline, sinceLine } from '../portfolio/cards';
import { count } from '../wording';
import type { HomeOptions } from './build-home';
import { noneRed, orSentence } from './book';
import { overviewRow } from './rows';

const PODS_DESCRIBED = 2; // in full, to whoever leads them
const PODS_IN_LINES = 5;

/** For managers, RevOps and executives: the pods and the whole first to whoever answers for it, then where most is at risk. */
export function leadSections(home: Home, options: HomeOptions): KnownBlock[] {
  const whole = home.portfolio === null ? [] : portfolioBlocks(home.portfolio, options);
  return [
    ...ownPods(home.pods, options),
    ...whole,
    ...podLines(home.allPods, options),
    ...(home.hasBook ? [] : redBlocks(home)),
    ...(home.failures === null ? [] : failureBlocks(home, home.failures, options)),
  ];
}

/** The cards of R179 in four lines. */
function portfolioBlocks(summary: PortfolioSummary, { command }: HomeOptions): KnownBlock[] {
  const lines = [`*${headline(summary)}*`, ...sinceLine(summary), ...bandLines(summary)];
  return [
    header('Portfolio'),
    section(lines.join('\n')),
    context(`Trends, renewals and the top ten: \`${command} portfolio\``),
  ];
}

/** Those one leads, with every rep; of more than two pods a line each. */
function ownPods(pods: readonly PodLatency[], options: HomeOptions): KnownBlock[] {
  if (pods.length > PODS_DESCRIBED) return podLines(pods, options);
  const hint = context(`The open list, the CSV and absences: \`${options.command} pod\``);
  const blocks = pods.flatMap((pod) => [
    header(`Pod ${pod.pod}`.slice(0, 150)),
    ...describePod(pod),
    ...awayLine(pod.away),
  ]);
  return blocks.length === 0 ? [] : [...blocks, hint];
}

/** The pods with the most missed alerts first, then with the most open. */
function podLines(pods: readonly PodSummary[], { command }: HomeOptions): KnownBlock[] {
  if (pods.length === 0) return [];
  const worst = pods.toSorted((a, b) => b.missed - a.missed || openOf(b) - openOf(a));
  const lines = worst.slice(0, PODS_IN_LINES).map(podLine);
  const rest = pods.length - PODS_IN_LINES;
  const more = rest > 0 ? `and ${count(rest, 'more pod')}. ` : '';
  const legend = `${more}Business hours p50/p90 over 28 days; “in time”: red alerts acted on within 5 business days. By rep: \`${command} pod <name>\``;
  return [header('Pods'), section(lines.join('\n')), context(legend.replace('<name>', '&lt;name&gt;'))];
}

const openOf = ({ openByAge: age }: PodSummary): number =>
  age.underOneDay + age.oneToThreeDays + age.threeToSevenDays + age.overSevenDays;

function redBlocks(home: Home): KnownBlock[] {
  const rows = home.red.map(overviewRow);
  return [header('Red, by revenue at risk this quarter'), ...orSentence(rows, noneRed(home))];
}

/** RevOps mends them and reads all four; an executive reads whether one is over its limit. */
function failureBlocks({ person }: Home, failures: Failures, { command }: HomeOptions): KnownBlock[] {
  if (person.role === 'revops') return [failuresHeader, ...describeFailures(failures)];
  return [failuresHeader, context(`${breachedWords(failures)} Measured daily: \`${command} failures\``)];
}

function breachedWords({ modes, measuredSince }: Failures): string {
  if (measuredSince === null) return 'Not measured yet.';
  const over = modes.filter(({ isBreached }) => isBreached);
  if (over.length === 0) return '✓ None of the four failure modes is over its limit.';
  return `⚠ Over the limit: ${over.map(({ monitor }) => MONITOR_WORDS[monitor]).join(', ')}.`;
}
