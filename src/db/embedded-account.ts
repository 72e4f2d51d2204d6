import { AppError } from '../errors';
import { run, type Account } from './embedded-run';

const ACCOUNT_NAME = 'postgres';

/** Whom Postgres runs as: ourselves, or the `postgres` account (created when missing) when we are root. */
export async function getServerAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const existing = await findAccount();
  if (existing !== null) return existing;
  await run('groupadd', ['--system', ACCOUNT_NAME]);
  await run('useradd', ['--system', '--gid', ACCOUNT_NAME, '--home-dir', '/', '--shell', '/bin/false', ACCOUNT_NAME]);
  const created = await findAccount();
  if (created !== null) return created;
  throw new AppError(
    'embedded_postgres_account',
    'Postgres refuses to run as root and the system account "postgres" could not be created: run as an ordinary user, or set DATABASE_URL.',
  );
}

async function findAccount(): Promise<Account> {
  const [uid, gid] = await Promise.all([run('id', ['-u', ACCOUNT_NAME]), run('id', ['-g', ACCOUNT_NAME])]);
  return uid.isOk && gid.isOk ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}
