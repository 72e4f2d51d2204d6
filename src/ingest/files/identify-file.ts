import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FoundFile } from './list-files';
import { describeLook } from './settle-files';

/** What tells a file from what it was: its content and size, not when it was copied. */
export type IdentifyFile = (folder: string, file: FoundFile, signal: AbortSignal) => Promise<string>;

/** A file that looks as it did is not read again within one process. */
export function createIdentifyFile(): IdentifyFile {
  const known = new Map<string, { look: string; identity: string }>();
  return async (folder, file, signal) => {
    const path = join(folder, file.path);
    const look = describeLook(file);
    const before = known.get(path);
    if (before?.look === look) return before.identity;
    const identity = `${await hash(path, signal)} ${file.size}`;
    known.set(path, { look, identity });
    return identity;
  };
}

async function hash(path: string, signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256');
  for await (const part of createReadStream(path, { signal })) digest.update(part as Buffer);
  return digest.digest('base64url');
}
