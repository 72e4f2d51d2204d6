import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildManifest } from './manifest/build-manifest';

/** `npx tsx scripts/manifest.ts [--host barometer.example.com] [--command /health]`: writes manifest.json, to be pasted into Slack. */
const { values } = parseArgs({ options: { host: { type: 'string' }, command: { type: 'string' } } });
const manifest = buildManifest({ host: values.host ?? 'YOUR-HOST', command: values.command ?? '/health' });
const path = resolve(__dirname, '../manifest.json');
writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(`${path} written\n`);
