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

  it('keeps quiet below its level', () => {
    expect(logged('warn', (log) => log.info('nothing to see'))).toEqual([]);
  });
});
