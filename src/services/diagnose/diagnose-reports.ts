import { type Finding, note, ok } from './finding';

type Channels = { exec_channel?: string | undefined; board_channel?: string | undefined };

/** Which reports are written, and what to set for those that are not. */
export function diagnoseReports({ exec_channel: exec, board_channel: board }: Channels): Finding[] {
  return [
    describe('the monthly report for executives', 'exec_channel', exec),
    describe('the quarterly report for the board', 'board_channel', board),
  ];
}

const describe = (what: string, key: string, channel: string | undefined): Finding =>
  channel === undefined
    ? note('reports', `${what} is not written: set reports.${key} in barometer.yaml`)
    : ok('reports', `${what} goes to ${channel}`);
