import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseConfigFile } from '../../src/config-file';
import { isPulled, type PulledSource, toSecretPrefix } from '../../src/config-sources';
import { toHookSecretName } from '../../src/ingest/pull/to-hook-secret-name';
import type { SourceKind } from '../../src/ingest/pull/source-kind';
import { SOURCE_KINDS } from '../../src/ingest/registry';

const ROOT = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const pageOf = ({ kind }: SourceKind): string => read(`docs/sources/${kind}.md`);
const KINDS = SOURCE_KINDS.map((kind) => [kind.kind, kind] as const);

/** Other ways to sign in, which need other secrets: each stands on the page beside the usual one. */
const OTHER_WAYS: Readonly<Record<string, readonly object[]>> = {
  zendesk: [{ sign_in: 'api_token' }],
  snowflake: [{ auth: 'token' }],
};

const listYaml = (text: string): string[] =>
  [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? '');
const hasSources = (yaml: string): boolean => /^sources:/m.test(yaml);
const uncomment = (yaml: string): string => yaml.replace(/^( +)# (?=[a-z_]+: )/gm, '$1');

function listPulled(yaml: string): PulledSource[] {
  return parseConfigFile(yaml, '/etc/barometer/barometer.yaml').sources.filter(isPulled);
}

function getExample(kind: SourceKind): PulledSource {
  const found = listYaml(pageOf(kind)).filter(hasSources).flatMap(listPulled);
  const [example] = found.filter((source) => source.kind === kind.kind);
  if (example === undefined) throw new Error(`docs/sources/${kind.kind}.md shows no source of its kind`);
  return example;
}

describe.each(KINDS)('the page of %s', (name, kind) => {
  it('has the seven headings, in the order of every page, within 80 lines', () => {
    const page = pageOf(kind);
    const headings = [...page.matchAll(/^#{1,2} (.*)$/gm)].map(([line]) => line.replace(/^(## Set up in) .+$/, '$1 …'));
    expect(headings.slice(1)).toEqual([
      '## Set up in …',
      '## In Barometer',
      '## What it reads',
      '## Limits',
      '## What is stored',
      '## Not verified',
    ]);
    expect(headings[0]).toMatch(/^# \S/);
    expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });

  it('shows YAML that is a valid configuration of it, and its keys in comments are keys of it', () => {
    expect(getExample(kind)).toMatchObject({ kind: name });
    for (const yaml of listYaml(pageOf(kind)).filter(hasSources))
      expect(() => listPulled(uncomment(yaml))).not.toThrow();
  });

  it('names the secrets that it needs, by the name of the source it shows, and no others', () => {
    const source = getExample(kind);
    const ways = [source.settings, ...(OTHER_WAYS[name] ?? []).map((way) => ({ ...source.settings, ...way }))];
    const needs = ways.flatMap((settings) =>
      kind.secrets(settings).map((need) => toSecretPrefix(source.name) + need.name),
    );
    const hook = kind.hasHook ? [toHookSecretName(source.name)] : [];
    const named =
      pageOf(kind)
        .replace(/```[\s\S]*?```/g, '')
        .match(/BAROMETER_[A-Z0-9_]+/g) ?? [];
    expect([...new Set(named)].toSorted()).toEqual([...new Set([...needs, ...hook])].toSorted());
  });

  it('is linked from the table of the README', () => {
    expect(read('README.md')).toContain(`](docs/sources/${name}.md)`);
  });
});

const PAGES = ['README.md', 'CONTRIBUTING.md', ...listMarkdown('docs')];

function listMarkdown(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((path) => path.endsWith('.md')).map((path) => join(folder, path));
}

describe.each(PAGES)('%s', (page) => {
  it('links only to what is there', () => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target ?? '');
    const local = links.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(resolve(ROOT, dirname(page), target)))).toEqual([]);
  });

  it('shows no sources that barometer.yaml would refuse', () => {
    for (const yaml of listYaml(read(page)).filter(hasSources)) expect(() => listPulled(yaml)).not.toThrow();
  });
});

it('barometer.yaml and its lines in comments name sources that are valid', () => {
  const [, block = ''] = /^sources:\n([\s\S]*?)\n\n/m.exec(read('barometer.yaml')) ?? [];
  const all = `sources:\n${block.replace(/^ {2}# (?=- | {2})/gm, '  ')}`;
  expect(listPulled(all).map(({ kind }) => kind)).toEqual(['salesforce', 'zendesk', 'stripe', 'postgres']);
});
