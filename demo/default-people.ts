import { CONTRACT_COLUMNS, type CsvFile } from './company/contract';
import type { WorkspaceChannel, WorkspacePerson } from './company/workspace-people';
import type { DataSet, SourceData, TableStream } from './as-of/data-set';

const POD = 'everyone';
const CHANNEL = 'pod-everyone';

/** Made up when a data set comes without people and pods, so that every alert has someone to name. The demo says so. */
export const DEFAULT_PEOPLE: readonly WorkspacePerson[] = [
  {
    id: 'U0DEFAE01',
    name: 'Alex Example',
    title: 'Account Executive (made up)',
    email: 'alex@example.com',
    tz: 'America/New_York',
    kind: 'member',
  },
  {
    id: 'U0DEFCSM1',
    name: 'Kim Example',
    title: 'Customer Success Manager (made up)',
    email: 'kim@example.com',
    tz: 'Europe/Berlin',
    kind: 'member',
  },
  {
    id: 'U0DEFMGR1',
    name: 'Robin Example',
    title: 'Manager (made up)',
    email: 'robin@example.com',
    tz: 'Asia/Kolkata',
    kind: 'member',
  },
];
const ROLES = ['ae', 'csm', 'manager'] as const;
const [AE_EMAIL, CSM_EMAIL, MANAGER_EMAIL] = ['alex@example.com', 'kim@example.com', 'robin@example.com'] as const;

export const DEFAULT_CHANNELS: readonly WorkspaceChannel[] = [
  { id: 'C0DEFPOD1', name: CHANNEL, kind: 'private', memberIds: DEFAULT_PEOPLE.map(({ id }) => id), isShared: false },
];

/**
 * The data set as it is when it names people or pods; otherwise with the default pod, its three people, and every account assigned
 * to them (`ae_email`, `csm_email` and `pod`, added as columns where the file has none, and left alone where a row has a value).
 */
export function withDefaultPeople(data: DataSet): { data: DataSet; isMadeUp: boolean } {
  const files = new Set(data.sources.flatMap(({ tables }) => tables.map(({ file }) => file)));
  if (files.has('people') || files.has('pods')) return { data, isMadeUp: false };
  const sources = data.sources.map((source, index) => (index === 0 ? withPeople(source) : source));
  return { data: { ...data, sources }, isMadeUp: true };
}

function withPeople(source: SourceData): SourceData {
  const tables = source.tables.map((given) => (given.file === 'accounts' ? assignAccounts(given) : given));
  return { ...source, tables: [...tables, peopleTable(), podsTable()] };
}

function assignAccounts(given: TableStream): TableStream {
  const assigned = new Map([
    ['ae_email', AE_EMAIL],
    ['csm_email', CSM_EMAIL],
    ['pod', POD],
  ]);
  const header = [...given.header, ...[...assigned.keys()].filter((column) => !given.header.includes(column))];
  return { ...given, header, rows: assignRows(given.rows, header, assigned) };
}

async function* assignRows(
  rows: TableStream['rows'],
  header: readonly string[],
  assigned: ReadonlyMap<string, string>,
) {
  for await (const cells of rows) {
    yield header.map((column, position) => cells[position] || (assigned.get(column) ?? ''));
  }
}

function peopleTable(): TableStream {
  return table(
    'people',
    DEFAULT_PEOPLE.map(({ email, name }, index) => [
      email,
      name,
      ROLES[index] ?? 'ae',
      POD,
      index === 2 ? '' : MANAGER_EMAIL,
      '',
    ]),
  );
}

function podsTable(): TableStream {
  return table('pods', [[POD, CHANNEL, MANAGER_EMAIL, 'true', '']]);
}

function table(file: CsvFile, rows: readonly (readonly string[])[]): TableStream {
  return { file, header: CONTRACT_COLUMNS[file], rows };
}
