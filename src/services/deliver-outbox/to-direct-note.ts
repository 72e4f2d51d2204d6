import { z } from 'zod';
import type { DirectNote } from '../../domain/direct-note';
import type { FileNote } from '../../domain/report';
import { TIERS } from '../../domain/trigger';

const about = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), alertId: z.uuid() });
const BUNDLED = [about('reminder'), about('escalation'), about('missed')] as const;
const Note = z.discriminatedUnion('kind', [
  about('critical').extend({ tier: z.enum(TIERS) }),
  ...BUNDLED,
  z.object({ kind: z.literal('bundle'), notes: z.array(z.discriminatedUnion('kind', BUNDLED)) }),
  about('assigned'),
  z.object({ kind: z.literal('digest'), digestId: z.uuid() }),
  z.object({ kind: z.literal('incident'), incidentId: z.uuid() }),
  z.object({ kind: z.literal('monitor'), alarmId: z.number().int() }),
  z.object({ kind: z.literal('report'), reportId: z.uuid() }),
  z.object({ kind: z.literal('crm_stopped'), target: z.string() }),
  z.object({ kind: z.literal('qbr'), qbrId: z.uuid(), isSigned: z.boolean() }),
]);
const Files = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), reportId: z.uuid() }),
  z.object({ kind: z.literal('qbr'), qbrId: z.uuid(), isSigned: z.boolean() }),
]);

/** The note an outbox row carries. Throws for anything else. */
export const toDirectNote = (payload: unknown): DirectNote => Note.parse(payload);

export const toFileNote = (payload: unknown): FileNote => Files.parse(payload);
