import { choose, command, press } from './ask';
import type { Surface } from './surface';
import { sendAway } from './world';

const NO_PORTFOLIO = /^The portfolio is for managers, RevOps and executives\./;
export const NO_POD = /^How a pod answers its alerts is for its manager, RevOps and executives\./;
export const NO_SUCH_POD = /^I find no pod “.+” among yours\./;
const acme = /\*Acme\*/;
const openHome: Surface['ask'] = (app, who) => app.openHome(who, `Ev-${who}-${(events += 1)}`);
let events = 0;

/** What is typed after the command, and Home. Columns: rep csm otherRep manager otherManager revops exec; everyone else is told it is not for them. */
export const COMMANDS: readonly Surface[] = [
  { name: '/health help', ...command(() => 'help'), cells: 'yyyyyyy', shows: /\/health/ },
  { name: '/health freshness', ...command(() => 'freshness'), cells: 'yyyyyyy', shows: /data|source/i },
  { name: '/health model', ...command(() => 'model'), cells: 'yyyyyyy', shows: /three-pillar/ },
  { name: '/health alerts', ...command(() => 'alerts'), cells: 'yyyyyyy', shows: /90 days/ },
  {
    name: '/health failures', ...command(() => 'failures'), cells: 'sssssyy', shows: /four failure modes/,
    why: /^The failure modes are for RevOps and executives\./,
  },
  { name: '/health list', ...command(() => 'list'), cells: 'yynynyy', shows: acme, absent: /^Review order: / },
  { name: '/health pod West', ...command(({ pod }) => `pod ${pod}`), cells: 'sssynyy', shows: /Pod West, last 28 days/, why: NO_POD, absent: NO_SUCH_POD },
  { name: '/health portfolio', ...command(() => 'portfolio'), cells: 'sssynyy', shows: /Acme/, why: NO_PORTFOLIO, absent: /Your pod: East/ },
  { name: '/health <account>', ...command(({ typed }) => typed), cells: 'yynynyy', shows: /\*31\* of 100/, absent: /^I find no account “/ },
  { name: 'Home', covers: ['event:app_home_opened', 'view:home'], ask: openHome, cells: 'yynynyy', shows: acme, absent: /Zenith Foods/ },
  { name: 'Refresh on Home', ...press('home.refresh', () => 'refresh', { place: 'home' }), cells: 'yynynyy', shows: acme, absent: /Zenith Foods/ },
  { name: 'Find an account', ...press('account.find', () => 'find', { place: 'home' }), cells: 'yyyyyyy', shows: /Account/, opens: 'account.find' },
  { name: 'I’ll be away…', ...press('person.go_away', () => 'away', { place: 'home' }), cells: 'yyyyyyy', shows: /Away until/, opens: 'person.away' },
  { name: 'I’m back', ...press('person.come_back', () => 'back', { place: 'home' }), cells: 'yyyyyyy', given: sendAway, shows: /./, writes: 'absences' },
  { name: 'Choose a pod', ...press('pod.show', ({ pod }) => pod), cells: 'sssynyy', shows: /Pod West, last 28 days/, why: NO_POD, absent: NO_SUCH_POD },
  { name: 'CSV of a pod', ...press('pod.csv', ({ pod }) => pod), cells: 'sssynyy', shows: /Acme/, why: NO_POD, absent: NO_SUCH_POD },
  { name: 'Other groups of the portfolio', ...choose('portfolio.cohorts', () => 'size'), cells: 'sssynyy', shows: /Acme/, why: NO_PORTFOLIO, absent: /Your pod: East/ },
  { name: 'Charts of the portfolio', ...press('portfolio.charts', () => 'charts'), cells: 'sssyyyy', shows: /Sent to you in a direct message\./, why: NO_PORTFOLIO },
]; // prettier-ignore
