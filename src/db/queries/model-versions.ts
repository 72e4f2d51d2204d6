import { desc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { modelVersions } from '../schema';

export type ModelVersionRow = typeof modelVersions.$inferSelect;

type UsedModel = Pick<ModelVersionRow, 'version' | 'name' | 'formula'> & { usedAt: Date; document: object };

/** Keep that this model scored everyone at an instant: it stays the same, only the time it was in use grows. */
export async function saveModelVersion(db: Db, { usedAt, document, ...model }: UsedModel): Promise<void> {
  await db
    .insert(modelVersions)
    .values({ ...model, document: { ...document }, firstUsedAt: usedAt, lastUsedAt: usedAt })
    .onConflictDoUpdate({
      target: modelVersions.version,
      set: {
        name: model.name,
        formula: model.formula,
        document: { ...document },
        firstUsedAt: sql`least(${modelVersions.firstUsedAt}, excluded.first_used_at)`,
        lastUsedAt: sql`greatest(${modelVersions.lastUsedAt}, excluded.last_used_at)`,
      },
    });
}

export async function findModelVersion(db: Db, version: string): Promise<ModelVersionRow | null> {
  const [row] = await db.select().from(modelVersions).where(eq(modelVersions.version, version));
  return row ?? null;
}

/** The model that scored last before this one; null: there was none. */
export async function findPreviousModel(db: Db, version: string): Promise<ModelVersionRow | null> {
  const [row] = await db
    .select()
    .from(modelVersions)
    .where(ne(modelVersions.version, version))
    .orderBy(desc(modelVersions.lastUsedAt), modelVersions.version)
    .limit(1);
  return row ?? null;
}
