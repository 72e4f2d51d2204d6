import { refuseBadPage, refuseLargeSweep, refuseSuddenZero } from '../../../src/services/pull/trip-wires';

describe('R229: bad records stop a stream', () => {
  it.each([
    // bad, of records, stops
    [20, 20, false], // all of them, but no more than 20
    [21, 21, true],
    [21, 420, false], // exactly 5 %
    [21, 419, true],
    [60, 1000, true],
    [50, 1000, false],
  ])('%d of %d: %s', (bad, records, stops) => {
    const judge = () => refuseBadPage('desk', 'tickets', { bad, records });
    if (stops) expect(judge).toThrow(`desk: tickets was stopped: ${bad} of ${records} records could not be taken`);
    else expect(judge).not.toThrow();
  });
});

describe('R229: a full reading of nothing stops a stream', () => {
  it.each([
    // now, before, stops
    [0, 20, true],
    [0, 19, false],
    [1, 20, false],
    [0, null, false], // the first
  ])('%p records after %p: %s', (records, before, stops) => {
    const judge = () => refuseSuddenZero('desk', 'tickets', { records, before });
    if (stops) expect(judge).toThrow('it has nothing at all, and had 20 records before');
    else expect(judge).not.toThrow();
  });
});

describe('a sweep that takes out much stops', () => {
  it.each([
    // gone, of, stops
    [20, 20, false],
    [21, 210, false], // exactly 10 %
    [21, 209, true],
  ])('%d of %d: %s', (gone, known, stops) => {
    const judge = () => refuseLargeSweep('desk', 'tickets', { gone, known });
    if (stops) expect(judge).toThrow(`${gone} of ${known} records are not there any more`);
    else expect(judge).not.toThrow();
  });
});
