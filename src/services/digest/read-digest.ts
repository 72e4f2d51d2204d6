import { z } from 'zod';
import type { Db } from '../../db/client';
import { listDigestAlerts } from '../../db/queries/digest-alerts';
import { findDigest } from '../../db/queries/digests';
import { BANDS } from '../../domain/band';
import type { Digest, DigestContent } from '../../domain/digest';

const top = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), total: z.number() });
const text = z.string().nullable();
const amount = z.number().nullable();
const Account = z.object({
  accountId: z.string(),
  name: z.string(),
  score: amount,
  band: z.enum(BANDS),
  arr: amount,
  currency: text,
  revenueAtRisk: amount,
  reason: text,
  action: text,
  actionDueOn: text,
  alertId: text,
});
const Content: z.ZodType<DigestContent> = z.object({
  alerts: top(z.string()),
  steps: top(z.string()),
  monday: z
    .object({
      red: z.array(Account),
      expansion: z.array(Account),
      low: top(z.string()),
      brief: top(z.string()).default({ rows: [], total: 0 }),
      again: top(z.string()),
      deferred: top(z.object({ name: z.string(), revenueAtRisk: amount, currency: text })),
    })
    .nullable(),
});

/** A digest with its alerts as they stand now; null when there is none, or it had nothing to say. `email`: whose it is. */
export async function readDigest(db: Db, digestId: string): Promise<{ email: string; digest: Digest } | null> {
  const row = await findDigest(db, digestId);
  const parsed = Content.safeParse(row?.rows);
  if (row === null || !parsed.success) return null;
  const { data: content } = parsed;
  const alerts = await listDigestAlerts(db, namedIn(content));
  const { email, kind, period } = row;
  return { email, digest: { digestId, kind, period, content, alerts } };
}

function namedIn({ alerts, steps, monday }: DigestContent): string[] {
  const red = (monday?.red ?? []).flatMap(({ alertId }) => alertId ?? []);
  const low = monday === null ? [] : [...monday.low.rows, ...monday.brief.rows, ...monday.again.rows];
  return [...new Set([...alerts.rows, ...steps.rows, ...low, ...red])];
}
