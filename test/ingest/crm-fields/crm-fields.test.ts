import { toDay } from '../../../src/ingest/crm-fields/to-day';
import { toDomain } from '../../../src/ingest/crm-fields/to-domain';
import { SEGMENT_WORDS, toSegment } from '../../../src/ingest/crm-fields/to-segment';

it.each([
  ['https://www.acme.example/en?x=1', 'acme.example'],
  ['Acme.Example', 'acme.example'],
  ['http://shop.acme.example.', 'shop.acme.example'],
  ['www.acme.co.uk', 'acme.co.uk'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['https://192.168.1.1/', null],
  ['n/a', null],
  ['localhost', null],
  ['', null],
  [null, null],
])('the domain of the web site %j is %j', (website, domain) => {
  expect(toDomain(website)).toBe(domain);
});

it.each([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-28T23:59:59.000+0000', '2026-02-28'],
  [1_772_323_199_000, '2026-02-28'],
  ['1772323200000', '2026-03-01'],
  ['', null],
  [null, null],
  ['soon', 'soon'], // the contract refuses it by its name
])('the day of %j is %j', (value, day) => {
  expect(toDay(value)).toBe(day);
});

it.each([
  ['Enterprise', 'enterprise'],
  ['Mid-Market', 'mid_market'],
  ['mid_market ', 'mid_market'],
  ['SMB', 'smb'],
  ['Galactic', null],
  ['', null],
  [3, null],
])('the segment %j is %j', (value, segment) => {
  expect(toSegment(value, SEGMENT_WORDS)).toBe(segment);
});
