import { DrizzleQueryError } from 'drizzle-orm';
import { AppError } from '../src/errors';
import { createLog } from '../src/log';

function logged(level: string, write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => void lines.push(line) }));
  return lines;
}

describe('the log', () => {
  it('writes one JSON line per thing that happened, fields first', () => {
    const [line] = logged('info', (log) => log.info({ accountId: 'a1' }, 'account scored'));
    expect(JSON.parse(line ?? '')).toMatchObject({ accountId: 'a1', msg: 'account scored' });
  });

  it.each(['token', 'botToken', 'signingSecret', 'password', 'authorization', 'comment', 'databaseUrl'])(
    'never writes %s, at the top or inside',
    (key) => {
      const lines = logged('info', (log) => {
        log.info({ [key]: 'hunter2' }, 'top');
        log.info({ slack: { [key]: 'hunter2' } }, 'inside');
        log.info({ config: { slack: { [key]: 'hunter2' } } }, 'deep inside');
      });
      expect(lines).toHaveLength(3);
      expect(lines.join()).not.toContain('hunter2');
    },
  );

  describe('of a query that failed', () => {
    const NOTE = 'They look\nat a rival';
    const refusal = Object.assign(new Error('invalid byte sequence'), { detail: `Failing row contains (1, ${NOTE}).` });
    const failed = new DrizzleQueryError('insert into account_notes values ($1, $2)', ['ACC-1', NOTE], refusal);

    it.each([
      ['itself', failed],
      ['what the database said', refusal],
      ['what it became', new AppError('not_saved', 'The note was not saved.', { cause: failed })],
    ])('never writes its values: %s', (_, err) => {
      const [line = ''] = logged('error', (log) => log.error({ err }, 'listener failed'));
      expect(line).not.toContain('rival');
      expect(line).toContain('[redacted]');
    });

    it('still says which query it was, and what the database said', () => {
      const [line = ''] = logged('error', (log) => log.error({ err: failed }, 'listener failed'));
      expect(line).toContain('insert into account_notes values ($1, $2)');
      expect(line).toContain('invalid byte sequence');
    });
  });

  it('keeps quiet below its level', () => {
    expect(logged('warn', (log) => log.info('nothing to see'))).toEqual([]);
  });
});
