import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { SourceFacts } from './read-facts';
import { ENVIRONMENT_READER, ID_OWNER, MAX_LINES, ROOMS, type Room } from './rooms';

/** Every rule of the house that one file breaks, as a sentence; none is good. */
export function findViolations(facts: SourceFacts): string[] {
  const found = [...findSizeViolations(facts)];
  if (facts.blindCasts > 0) found.push('casts through unknown');
  if (facts.path.startsWith('src/')) {
    found.push(...findImportViolations(facts), ...findPurityViolations(facts), ...findOwnerViolations(facts));
  }
  return found.map((sentence) => `${facts.path}: ${sentence}`);
}

function findSizeViolations({ path, lines }: SourceFacts): string[] {
  const limit = path.startsWith('test/') ? MAX_LINES.test : MAX_LINES.src;
  return lines > limit ? [`has ${lines} lines; ${limit} is the most`] : [];
}

function findImportViolations({ path, imports }: SourceFacts): string[] {
  const name = roomOf(path);
  if (name === null) return imports.filter((target) => leavesSource(path, target)).map((target) => `imports ${target}`);
  const room = ROOMS[name];
  if (room === undefined) return [`lies in src/${name}, which is not a room of the house`];
  return imports
    .filter((target) => !isAllowed(path, name, room, target))
    .map((target) => `imports ${target}, which the room ${name} may not`);
}

function isAllowed(path: string, name: string, room: Room, target: string): boolean {
  if (target.startsWith('.')) return isAllowedRoom(path, name, room, target);
  if (isBuiltin(target)) return room.builtins === 'any' || room.builtins.includes(target);
  return room.packages.includes(packageOf(target));
}

function isAllowedRoom(path: string, name: string, room: Room, target: string): boolean {
  const resolved = resolve(path, target);
  if (!resolved.startsWith('src/')) return false;
  const other = roomOf(resolved) ?? posix.basename(resolved);
  return other === name || room.rooms.includes(other);
}

/** src/ knows nothing of the stand-in for Slack, the demo, the scripts or the tests. */
function leavesSource(path: string, target: string): boolean {
  return target.startsWith('.') && !resolve(path, target).startsWith('src/');
}

function findPurityViolations({ path, impurities }: SourceFacts): string[] {
  const room = ROOMS[roomOf(path) ?? ''];
  return room?.isPure === true ? impurities.map((what) => `uses ${what}; pass the value in`) : [];
}

function findOwnerViolations({ path, readsEnvironment, idLiterals }: SourceFacts): string[] {
  const found: string[] = [];
  if (readsEnvironment && path !== ENVIRONMENT_READER) found.push(`reads process.env; only ${ENVIRONMENT_READER} may`);
  if (path !== ID_OWNER) found.push(...idLiterals.map((id) => `spells the id "${id}"; ${ID_OWNER} owns it`));
  return found;
}

/** The folder below src/, or null for the files that stand in src/ itself and put the rooms together. */
function roomOf(path: string): string | null {
  const [, folder, ...rest] = path.split('/');
  return folder === undefined || rest.length === 0 ? null : folder;
}

function resolve(path: string, target: string): string {
  return posix.normalize(posix.join(posix.dirname(path), target));
}

function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}
