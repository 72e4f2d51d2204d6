import { cpus } from 'node:os';
import type { SubjectMeasured } from './measure-subjects';

/** `loads`: of the machine in the minute before the first connector and after the last one. */
export type Circumstances = { rows: number; customers: number; loads: readonly [number, number]; seconds: number };

const HEAD = '| | records | per second | COPY and merge alone, per second | share of it | memory, MB above the start |';

/** Rows per second and memory of each, beside its floor. A connector that failed says why. Pure but for the name of the machine. */
export function renderMeasures(all: readonly SubjectMeasured[], circumstances: Circumstances): string {
  const { rows, customers, loads, seconds } = circumstances;
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`;
  const load = loads.map((one) => one.toFixed(1)).join(' before and ');
  return [
    `${count(rows)} records of ${count(customers)} customers through each connector, in a process of its own, against its stand-in on the same machine: ${machine}. The stand-in's own time is in the figures; waiting for the vendor's limits is not. Beside each, in the same run, what it brought once more from memory by COPY and one merge, without asking, checking or matching anything.`,
    `All of it took ${Math.round(seconds)} s; the machine's load was ${load} after.`,
    [HEAD, '|---|--:|--:|--:|--:|--:|', ...all.map(renderMeasured)].join('\n'),
  ].join('\n\n');
}

export function renderMeasured(one: SubjectMeasured): string {
  const title = one.subject.note === undefined ? one.subject.title : `${one.subject.title} (see its note above)`;
  if ('problem' in one) return `| ${title} | failed: ${toCell(one.problem)} | | | | |`;
  const { measured, floorSeconds } = one;
  const [perSecond, floor] = [measured.rows / measured.seconds, measured.rows / floorSeconds];
  const memory = `${Math.round(measured.grownMb)} (${Math.round(measured.peakMb)} in all)`;
  const cells = [count(measured.rows), count(perSecond), count(floor), (perSecond / floor).toFixed(2), memory];
  return `| ${[title, ...cells].join(' | ')} |`;
}

const count = (value: number): string => Math.round(value).toLocaleString('en');
const toCell = (text: string): string => text.split('\n')[0]?.replaceAll('|', '/') ?? '';
