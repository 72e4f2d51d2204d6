import { choose, press } from './ask';
import type { Ids, Surface } from './surface';

const all = { block: () => 'list:all:lowest_score:2:menu' };
const mine = { block: ({ list }: Ids) => `list:own:${list}:recommended:1:menu` };
const acme = /\*Acme\*/;

/** Menus and buttons of a list. A list of someone’s own is nobody else’s. */
export const LISTS: readonly Surface[] = [
  { name: 'Choose a list', ...choose('list.choose', () => 'high_value_at_risk', all), cells: 'yynynyy', shows: acme, absent: /^High value at risk: / },
  { name: 'Choose a list of the rep’s own', ...choose('list.choose', ({ list }) => `own:${list}`, all), cells: 'ynnnnnn', shows: /Acme and more/, absent: /^This list no longer exists\./ },
  { name: 'Choose an order', ...choose('list.sort', () => 'lowest_score', all), cells: 'yynynyy', shows: acme, absent: /^All accounts: / },
  { name: 'Next page', ...press('list.next', () => 'next', all), cells: 'yynynyy', shows: acme, absent: /^All accounts: / },
  { name: 'Previous page', ...press('list.previous', () => 'previous', all), cells: 'yynynyy', shows: acme, absent: /^All accounts: / },
  { name: 'CSV of a list', ...press('list.table', () => 'csv', all), cells: 'yynynyy', shows: /acme,Acme,31/, absent: /zenith,Zenith Foods,12/ },
  { name: 'New list', ...press('list.new', () => 'new', all), cells: 'yyyyyyy', shows: /New list/, opens: 'list.new' },
  { name: 'Delete list', ...press('list.delete', () => 'delete', mine), cells: 'ynnnnnn', shows: /“Acme and more” is deleted/, writes: 'saved_filters', absent: /^This list no longer exists\./ },
]; // prettier-ignore
