import { execFile } from 'node:child_process';

/** The system account a command runs as; null means "as we are". */
export type Account = { uid: number; gid: number } | null;

/** Nothing of the caller's environment may steer the server: no PG* variables, no locale, no foreign libraries. */
export const SERVER_ENV = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export type RunResult = { isOk: boolean; stdout: string; stderr: string };

/** Run a command to its end. Never throws: a command that cannot be started is a failed one. */
export function run(command: string, args: readonly string[], account: Account = null): Promise<RunResult> {
  const options = { env: SERVER_ENV, cwd: '/', ...account };
  return new Promise((resolve) => {
    execFile(command, [...args], options, (error, stdout, stderr) => {
      resolve({ isOk: error === null, stdout, stderr: stderr === '' && error !== null ? error.message : stderr });
    });
  });
}

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
