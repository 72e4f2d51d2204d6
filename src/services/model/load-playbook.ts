import { z } from 'zod';
import { SEGMENTS } from '../../domain/account';
import type { DueRule, Play, Playbook, PlaybookEntry, PlaysByRenewal } from '../../scoring/playbook';
import { loadSignals } from './load-signals';
import { readYamlFile } from './yaml-file';

const due = z
  .union([z.literal('this_week'), z.int().min(0).max(30)], {
    error: '"this_week" or a number of business days from 0 to 30',
  })
  .transform((rule): DueRule =>
    rule === 'this_week' ? { kind: 'this_week' } : { kind: 'business_days', count: rule },
  );
const play = z.strictObject({
  text: z.string().refine((text) => text.split('{when}').length === 2, { error: 'a text with {when} in it, once' }),
  due,
});
const stages = { within_90: play.optional(), within_30: play.optional() };
const segmentPlays = z.strictObject({ default: play.optional(), ...stages });
const entry = z.strictObject({
  default: play,
  ...stages,
  segments: z.partialRecord(z.enum(SEGMENTS), segmentPlays).default({}),
});
const PlaybookSchema = z.strictObject({ fallback: entry, signals: z.record(z.string(), entry) });
type EntryFile = z.output<typeof entry>;

/** Load the playbook. Throws ConfigError with file and line; a name that is no signal is an error, not a dead letter. */
export async function loadPlaybook(path: string): Promise<Playbook> {
  const { value, fail } = await readYamlFile(path, PlaybookSchema);
  const known = loadSignals();
  for (const name of Object.keys(value.signals))
    if (!known.has(name)) fail(['signals', name], `a signal, one of ${[...known.keys()].toSorted().join(', ')}`);
  const signals = Object.entries(value.signals).map(([name, file]) => [name, toEntry(file)] as const);
  return { fallback: toEntry(value.fallback), signals: new Map(signals) };
}

function toEntry({ segments, ...file }: EntryFile): PlaybookEntry {
  const entries = Object.entries(segments).map(([segment, plays]) => [segment, toPlays(plays)] as const);
  return { ...toPlays(file), default: file.default, segments: Object.fromEntries(entries) };
}

function toPlays(file: z.output<typeof segmentPlays>): PlaysByRenewal {
  return {
    ...only('default', file.default),
    ...only('within90', file.within_90),
    ...only('within30', file.within_30),
  };
}

const only = (stage: keyof PlaysByRenewal, value: Play | undefined): PlaysByRenewal =>
  value === undefined ? {} : { [stage]: value };
