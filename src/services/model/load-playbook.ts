import { z } from 'zod';
import { SEGMENTS } from '../../domain/account';
import type { DueRule, Play, Playbook, PlaybookEntry, PlaysBySituation } from '../../scoring/playbook';
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
const situations = { check_in: play, renewal: play, renewal_30d: play.optional(), churn_risk: play };
const segmentPlays = z.strictObject(situations).partial();
const entry = z.strictObject({
  ...situations,
  segments: z.partialRecord(z.enum(SEGMENTS), segmentPlays).default({}),
});
const expansion = z.strictObject({ fallback: play, signals: z.record(z.string(), play) });
const PlaybookSchema = z.strictObject({ fallback: entry, expansion, signals: z.record(z.string(), entry) });
type EntryFile = z.output<typeof entry>;

/**
 * Load the playbook. Every entry has a play for each situation. Throws ConfigError with file and line; a name that is no signal is an error,
 * not a dead letter.
 */
export async function loadPlaybook(path: string): Promise<Playbook> {
  const { value, fail } = await readYamlFile(path, PlaybookSchema);
  const known = loadSignals();
  const check = (names: object, ...at: string[]) => {
    for (const name of Object.keys(names))
      if (!known.has(name)) fail([...at, name], `a signal, one of ${[...known.keys()].toSorted().join(', ')}`);
  };
  check(value.signals, 'signals');
  check(value.expansion.signals, 'expansion', 'signals');
  return {
    fallback: toEntry(value.fallback),
    signals: new Map(Object.entries(value.signals).map(([name, file]) => [name, toEntry(file)] as const)),
    expansion: { fallback: value.expansion.fallback, signals: new Map(Object.entries(value.expansion.signals)) },
  };
}

function toEntry({
  segments,
  check_in: checkIn,
  renewal,
  renewal_30d,
  churn_risk: churnRisk,
}: EntryFile): PlaybookEntry {
  const own = Object.entries(segments).map(([segment, plays]) => [segment, toOwn(plays)] as const);
  return { checkIn, renewal, ...only('renewal30d', renewal_30d), churnRisk, segments: Object.fromEntries(own) };
}

function toOwn(plays: z.output<typeof segmentPlays>): Partial<PlaysBySituation> {
  return {
    ...only('checkIn', plays.check_in),
    ...only('renewal', plays.renewal),
    ...only('renewal30d', plays.renewal_30d),
    ...only('churnRisk', plays.churn_risk),
  };
}

const only = (situation: keyof PlaysBySituation, value: Play | undefined): Partial<PlaysBySituation> =>
  value === undefined ? {} : { [situation]: value };
