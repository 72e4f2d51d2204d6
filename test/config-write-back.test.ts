import { parseConfigFile } from '../src/config-file';
import { toCrmTargets } from '../src/config-write-back';

const SALESFORCE = '  - { name: crm, kind: salesforce, domain: acme }\n';
const parse = (text: string) => parseConfigFile(text, '/etc/barometer.yaml');
const targets = (text: string) => toCrmTargets(parse(text));

describe('write_back of barometer.yaml', () => {
  it('needs no more than the name of a CRM among the sources', () => {
    expect(targets(`sources:\n${SALESFORCE}write_back:\n  - to: crm\n`)).toEqual([
      {
        target: 'crm',
        isEnabled: true,
        isDryRun: false,
        tasks: true,
        notes: true,
        dailyLimit: 20_000,
        refreshDays: 7,
        recordFrom: 'either',
      },
    ]);
    expect(targets('')).toEqual([]);
  });

  it('is a dry run where the whole rollout is', () => {
    const text = `sources:\n${SALESFORCE}write_back:\n  - to: crm\nrollout: { dry_run: true }\n`;
    expect(targets(text)).toMatchObject([{ isDryRun: true }]);
  });

  it('takes accounts.crm_id for an id of a CRM only where there is one CRM, or where it holds an external id', () => {
    const two = `sources:\n${SALESFORCE}  - { name: other, kind: salesforce, domain: other }\nwrite_back:\n  - to: crm\n`;
    expect(targets(two)).toMatchObject([{ recordFrom: 'source' }]);
    const keyed = '  - { name: crm, kind: salesforce, domain: acme, write: { account_key: Customer_Id__c } }\n';
    expect(targets(`sources:\n${keyed}write_back:\n  - to: crm\n`)).toMatchObject([{ recordFrom: 'crm_id' }]);
  });

  it.each([
    ['a source that is not there', 'sources: []\nwrite_back:\n  - to: crm\n', 'there is none among the sources'],
    [
      'a source that is no CRM',
      `sources:\n${SALESFORCE}  - { name: files, kind: csv, dir: data }\nwrite_back:\n  - to: files\n`,
      'write_back.0.to: expected the name of a source of kind salesforce or hubspot (one of crm), found "files"',
    ],
    ['a CRM twice', `sources:\n${SALESFORCE}write_back:\n  - to: crm\n  - to: crm\n`, '"crm" is named twice'],
    ['a limit of nothing', `sources:\n${SALESFORCE}write_back:\n  - { to: crm, daily_limit: 0 }\n`, 'daily_limit'],
    ['a key that is none', `sources:\n${SALESFORCE}write_back:\n  - { to: crm, dryrun: true }\n`, 'dryrun'],
  ])('refuses %s', (_what, text, sentence) => {
    expect(() => parse(text)).toThrow(sentence);
  });
});
