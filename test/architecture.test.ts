import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findViolations } from './support/architecture/find-violations';
import { readFacts } from './support/architecture/read-facts';

const ROOT = resolve(__dirname, '..');

describe('the rooms of the house', () => {
  it.each(['src', 'workspace', 'demo', 'simulate', 'scripts', 'test'])('are kept by every file of %s', (folder) => {
    const violations = listSources(folder).flatMap((path) =>
      findViolations(readFacts(path, readFileSync(join(ROOT, path), 'utf8'))),
    );
    expect(violations).toEqual([]);
  });
});

describe('the checker', () => {
  it.each([
    // file, source, part of the sentence
    ['src/scoring/a.ts', "import { x } from '../db/client'", 'imports ../db/client'],
    ['src/scoring/a.ts', "import type { X } from '../db/client'", 'imports ../db/client'],
    ['src/scoring/deep/a.ts', "export * from '../../services/run-score'", 'imports ../../services/run-score'],
    ['src/scoring/a.ts', "const pino = require('pino')", 'imports pino'],
    ['src/scoring/a.ts', "import { readFile } from 'node:fs/promises'", 'imports node:fs/promises'],
    ['src/alerts/a.ts', "const m = import('fs')", 'imports fs'],
    ['src/views/a.ts', "import { x } from '@slack/bolt'", 'imports @slack/bolt'],
    ['src/views/a.ts', "import { AppError } from '../errors'", 'imports ../errors'],
    ['src/listeners/actions/a.ts', "import { x } from '../../db/queries/alerts'", 'imports ../../db/queries/alerts'],
    ['src/services/a.ts', "import type { App } from '@slack/bolt'", 'imports @slack/bolt'],
    ['src/jobs/a.ts', "import { x } from '../config'", 'imports ../config'],
    ['src/services/a.ts', "import { x } from '../../workspace/server'", 'imports ../../workspace/server'],
    ['src/app.ts', "import { x } from '../demo/main'", 'imports ../demo/main'],
    ['src/utils/a.ts', 'export {}', 'not a room of the house'],
    ['src/scoring/a.ts', 'export const f = () => new Date()', 'uses new Date()'],
    ['src/alerts/a.ts', "const f = () => Date['now']()", 'uses Date.now'],
    ['src/views/a.ts', 'const f = Math.random', 'uses Math.random'],
    ['src/scoring/a.ts', "import { randomUUID } from 'node:crypto'; randomUUID()", 'uses randomUUID'],
    ['src/services/a.ts', "const t = process.env['SLACK_BOT_TOKEN']", 'reads process.env'],
    ['demo/a.ts', 'const a = b as unknown as string', 'casts through unknown'],
    ['src/views/a.ts', "const b = { type: 'button', action_id: 'alert.snooze' }", 'spells the id "alert.snooze"'],
  ])('refuses in %s: %s', (path, source, sentence) => {
    expect(findViolations(readFacts(path, source))).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    [
      'src/scoring/a.ts',
      "import type { Account } from '../domain/account'; import { addHours } from 'date-fns/addHours'",
    ],
    ['src/scoring/a.ts', 'const f = (at: number) => new Date(at) // not Date.now()'],
    ['src/scoring/deep/a.ts', "import { clamp } from '../clamp'"],
    ['src/listeners/a.ts', "import type { App } from '@slack/bolt'; import { x } from '../views/ids'"],
    ['src/services/a.ts', "import { readFile } from 'node:fs/promises'; const now = () => new Date()"],
    ['src/views/ids.ts', "export const ids = { action_id: 'alert.snooze' }"],
    ['src/views/a.ts', 'const b = { action_id: ids.snooze }'],
    ['src/app.ts', "import { x } from './services/x'; import { App } from '@slack/bolt'"],
    ['src/config.ts', 'export const env = process.env'],
  ])('accepts in %s: %s', (path, source) => {
    expect(findViolations(readFacts(path, source))).toEqual([]);
  });

  it.each([
    ['src/app.ts', 200],
    ['test/a.test.ts', 300],
  ])('lets %s have %d lines and not one more', (path, most) => {
    expect(findViolations(readFacts(path, 'x;\n'.repeat(most)))).toEqual([]);
    expect(findViolations(readFacts(path, 'x;\n'.repeat(most + 1)))).toEqual([
      `${path}: has ${most + 1} lines; ${most} is the most`,
    ]);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name}`)
    .toSorted();
}
