import type { HomeView, KnownBlock } from '@slack/types';
import type { Home } from '../../domain/home';
import { findAccountButton } from '../drill/find-account';
import { describeGaming } from '../failures';
import { freshnessSummary } from '../freshness';
import { ACTIONS, BLOCKS, CALLBACKS } from '../ids';
import { button, context, divider } from '../message';
import { escapeMrkdwn, escapeWithin } from '../mrkdwn';
import { describeSharedCause } from '../shared-cause';
import { dateTime } from '../wording';
import { absenceBlocks, awayButton } from './absence';
import { bookSections, waitingBlocks, weekBlocks } from './book';
import { lackingLine } from './lacking';
import { emptyBody, isEmpty, staleBanner, welcome } from './states';
import { leadSections } from './whole';

const GAMING_SHOWN = 5;

export type HomeOptions = { company: string; command: string };

/**
 * The viewer's Home (R22). A rep's: what waits for them, five red by revenue at risk, five ready to expand, their week, how fresh the
 * data is; every row one number, one reason, one action. Who looks over others' accounts: the whole, the pods and what can go wrong, and
 * of a rep's sections only those there is something in.
 */
export function buildHome(home: Home, options: HomeOptions): HomeView {
  return {
    type: 'home',
    callback_id: CALLBACKS.home,
    blocks: [
      ...(home.isFirstVisit ? welcome(home, options) : []),
      ...titleBlocks(home, options),
      ...staleBanner(home, options),
      ...absenceBlocks(home),
      ...(isEmpty(home) ? emptyBody(home, options) : filledBody(home, options)),
      ...foot(home),
    ],
  };
}

function filledBody(home: Home, options: HomeOptions): KnownBlock[] {
  const gaming = home.gaming.slice(0, GAMING_SHOWN).map((notice) => context(describeGaming(notice)));
  const waiting = home.hasBook || home.waiting.length > 0 ? waitingBlocks(home) : [];
  return [
    ...waiting,
    ...(home.hasBook ? bookSections(home) : []),
    ...weekBlocks(home),
    ...leadSections(home, options),
    ...gaming,
    ...lackingLine(home),
  ];
}

function titleBlocks({ bands, unscored, readAt, absence }: Home, { company }: HomeOptions): KnownBlock[] {
  const counts = `🔴 ${bands.red} Red · 🟡 ${bands.yellow} Yellow · 🟢 ${bands.green} Green · ⚪ ${bands.unknown + unscored} Unknown`;
  const away = absence === null ? [awayButton()] : [];
  return [
    {
      type: 'section',
      block_id: BLOCKS.homeTitle,
      text: { type: 'mrkdwn', verbatim: true, text: `*${escapeMrkdwn(company, 80)}*\n${counts}` },
      accessory: button(ACTIONS.refreshHome, 'Refresh', 'refresh', 'read everything again'),
    },
    { type: 'actions', block_id: BLOCKS.homeAway, elements: [findAccountButton(), ...away] },
    context(`Last updated ${dateTime(readAt)}`),
  ];
}

const foot = ({ freshness, sharedCause, withheld, withheldTotal }: Home): KnownBlock[] => [
  divider,
  context(freshnessSummary(freshness)),
  ...withheldLine({ withheld, withheldTotal }),
  ...(sharedCause === null ? [] : [context(describeSharedCause(sharedCause))]),
];

/** R30: a change that is held back is said where it is missed. */
function withheldLine({ withheld, withheldTotal }: Pick<Home, 'withheld' | 'withheldTotal'>): KnownBlock[] {
  const [oldest] = withheld;
  if (oldest === undefined) return [];
  const names = withheld.map(({ name }) => escapeWithin(name, 40)).join(', ');
  const more = withheldTotal > withheld.length ? `, and ${withheldTotal - withheld.length} more` : '';
  return [context(`Changes of colour waiting for fresh data since ${dateTime(oldest.since)}: ${names}${more}.`)];
}
