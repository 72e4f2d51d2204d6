import { findList } from '../../../src/services/lists/find-list';

const OWN = [
  { filterId: 'f1', name: 'Big in Berlin' },
  { filterId: 'f2', name: 'Big & Red' },
  { filterId: 'f3', name: 'Sorted by ARR' },
];
const found = (list: string, sort = 'recommended') => ({ kind: 'found', list, sort });

describe('the words after /health list', () => {
  it.each([
    ['', found('review')],
    ['  ', found('review')],
    ['renewal-risk', found('renewal_risk')],
    ['Renewal Risk', found('renewal_risk')],
    ['RENEWALRISK', found('renewal_risk')],
    ['exp', found('expansion_ready')],
    ['needs', found('needs_attention')],
    ['high value at-risk', found('high_value_at_risk')],
    ['priority', found('priority')],
    ['all', found('all')],
    ['big in', found('own:f1')],
    ['big red', found('own:f2')],
  ])('%j is forgiven its case, spaces, hyphens and ending', (text, answer) => {
    expect(findList(text, OWN)).toEqual(answer);
  });

  it.each([
    ['by arr', found('review', 'highest_arr')],
    ['renewal risk by renewal', found('renewal_risk', 'soonest_renewal')],
    ['all by Lowest Score', found('all', 'lowest_score')],
    ['all by drop', found('all', 'biggest_drop')],
    ['big in berlin BY change', found('own:f1', 'biggest_drop')],
  ])('R185: %j names an order', (text, answer) => {
    expect(findList(text, OWN)).toEqual(answer);
  });

  it('a list whose own name has "by" in it is found by it', () => {
    expect(findList('sorted by arr', OWN)).toEqual(found('own:f3'));
    expect(findList('sorted by arr by score', OWN)).toEqual(found('own:f3', 'lowest_score'));
  });

  it.each([
    ['r', { kind: 'unknown_list', asked: 'r' }], // renewal risk, review order
    ['big', { kind: 'unknown_list', asked: 'big' }],
    ['risky', { kind: 'unknown_list', asked: 'risky' }],
    ['?!', { kind: 'unknown_list', asked: '?!' }],
    ['risky by arr', { kind: 'unknown_list', asked: 'risky' }],
    ['all by colour', { kind: 'unknown_sort', asked: 'colour' }],
    ['all by h', { kind: 'unknown_sort', asked: 'h' }], // highest ARR, health
  ])('%j is not guessed at', (text, answer) => {
    expect(findList(text, OWN)).toEqual(answer);
  });

  it('a person’s own list comes before one of everyone’s', () => {
    expect(findList('priority', [{ filterId: 'f9', name: 'Priority' }])).toEqual(found('own:f9'));
  });
});
