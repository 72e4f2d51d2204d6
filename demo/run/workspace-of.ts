import type { WorkspaceChannel, WorkspacePerson } from '../company/workspace-people';
import { readDataSet } from '../as-of/read-data-set';
import type { TableStream } from '../as-of/data-set';

type Row = Record<string, string>;

/** Slack people and one private channel per pod for a data set that names its own people and pods. Their time zones are not known: UTC. */
export async function readWorkspaceOf(
  dir: string,
): Promise<{ people: WorkspacePerson[]; channels: WorkspaceChannel[] }> {
  const tables = (await readDataSet(dir)).sources.flatMap((source) => source.tables);
  const [peopleRows, podRows] = await Promise.all([readRows(tables, 'people'), readRows(tables, 'pods')]);
  const people = peopleRows.map(toPerson);
  const memberIds = people.map(({ id }) => id);
  return { people, channels: podRows.map((row, index) => toChannel(row, index, memberIds)) };
}

async function readRows(tables: readonly TableStream[], file: string): Promise<Row[]> {
  const table = tables.find((candidate) => candidate.file === file);
  const rows: Row[] = [];
  for await (const cells of table?.rows ?? []) {
    rows.push(Object.fromEntries((table?.header ?? []).map((column, index) => [column, cells[index] ?? ''])));
  }
  return rows;
}

function toPerson(row: Row, index: number): WorkspacePerson {
  return {
    id: row['slack_user_id'] || `U0DATA${String(index).padStart(3, '0')}`,
    name: row['name'] || row['email'] || 'Unnamed',
    title: row['role'] ?? '',
    email: (row['email'] ?? '').toLowerCase(),
    tz: 'UTC',
    kind: 'member',
  };
}

function toChannel(row: Row, index: number, memberIds: string[]): WorkspaceChannel {
  const given = (row['channel'] || `pod-${row['pod'] ?? ''}`).replace(/^#/, '');
  const isId = /^[CG][A-Z0-9]{6,}$/.test(given);
  const name = isId ? `pod-${row['pod'] ?? ''}` : given;
  return {
    id: isId ? given : `C0DATA${String(index).padStart(3, '0')}`,
    name: name.toLowerCase(),
    kind: 'private',
    memberIds,
    isShared: false,
  };
}
