import { cpus } from 'node:os';
import type { SubjectMeasured } from './measure-subjects';

/** Rows per second and memory of each. A connector that failed says why. */
export function renderMeasures(all: readonly SubjectMeasured[], rows: number): string {
  const lines = all.map(({ title, measured }) => {
    if (measured.error !== null) return `| ${title} | failed: ${measured.error.replaceAll('|', '/')} | | |`;
    const perSecond = Math.round(measured.rows / measured.seconds);
    const mb = [measured.grownMb, measured.peakMb].map((one) => Math.round(one));
    return `| ${title} | ${measured.rows.toLocaleString('en')} | ${perSecond.toLocaleString('en')} | ${mb[0]} (${mb[1]} in all) |`;
  });
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`;
  return [
    `${rows.toLocaleString('en')} records through each connector, in a process of its own, against its stand-in on the same machine: ${machine}. The stand-in's own time is in the figures; waiting for the vendor's limits is not.`,
    ['| | records | per second | memory, MB above the start |', '|---|--:|--:|--:|', ...lines].join('\n'),
  ].join('\n\n');
}
