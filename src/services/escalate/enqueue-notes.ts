import type { Db } from '../../db/client';
import { enqueueDirect } from '../../db/queries/outbox';
import type { BundledNote } from '../../domain/direct-note';

/** What one person is to hear because of one event. */
export type AskedNote = { toEmail: string; note: BundledNote; eventId: number };

/** One message for each person: the note itself, or all of theirs in a bundle. */
export async function enqueueNotes(db: Db, asked: readonly AskedNote[], now: Date): Promise<void> {
  for (const [toEmail, [first, ...rest]] of groupByPerson(asked)) {
    if (first === undefined) continue;
    const isAlone = rest.length === 0;
    const note = isAlone ? first.note : { kind: 'bundle' as const, notes: [first, ...rest].map((each) => each.note) };
    // An event is told once, so its first names the bundle: all of them could be longer than an index takes.
    const dedupeKey = `${note.kind}:${first.eventId}`;
    await enqueueDirect(db, { toEmail, note, dedupeKey, now });
  }
}

function groupByPerson(asked: readonly AskedNote[]): Map<string, AskedNote[]> {
  const groups = new Map<string, AskedNote[]>();
  for (const one of asked) groups.set(one.toEmail, [...(groups.get(one.toEmail) ?? []), one]);
  return groups;
}
