import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { PullContext, PullPage, PullStream, Taken } from '../../../src/ingest/pull/connector';
import type { SourceTools } from '../../../src/ingest/pull/source-kind';

export const NOW = new Date('2026-11-22T10:30:00Z');

export type Reader = { role: string; password: string; drop: () => Promise<void> };

/** A role that can do nothing but read what it is granted. */
export async function createReader(pool: Pool): Promise<Reader> {
  const role = `reader_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await pool.query(`create role ${role} login password '${password}'`);
  return {
    role,
    password,
    drop: async () => {
      await pool.query(`drop owned by ${role}`);
      await pool.query(`drop role ${role}`);
    },
  };
}

export function toolsWith(secrets: Readonly<Record<string, string>>): SourceTools {
  const findSecret = (name: string): string | null => secrets[name] ?? null;
  return {
    findSecret,
    secret: (name) => {
      const value = findSecret(name);
      if (value === null) throw new Error(`${name} is not set`);
      return value;
    },
    hookSecret: null,
    http: () => {
      throw new Error('a database is not asked over HTTP');
    },
    resolvePath: (path) => path,
  };
}

export function contextAt(now = NOW, signal = new AbortController().signal): PullContext {
  return { now, signal };
}

export async function readAll(
  stream: PullStream | undefined,
  cursor: PullPage['cursor'] | null = null,
  context = contextAt(),
): Promise<{ pages: PullPage[]; taken: Taken[] }> {
  if (stream === undefined) throw new Error('there is no such stream');
  const pages: PullPage[] = [];
  for await (const page of stream.pages(cursor, context)) pages.push(page);
  return { pages, taken: pages.flatMap(({ records }) => records.map((record) => stream.take(record))) };
}
