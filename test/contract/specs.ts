import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const STARTED = /Prism is listening/;

/** Where vendors' own API descriptions lie: they are no part of the project. */
const FOLDER = process.env['BAROMETER_SPECS'] ?? join(ROOT, '..', 'shared', 'specs');

export function findSpec(file: string): string | null {
  const path = join(FOLDER, file);
  return existsSync(path) ? path : null;
}

export function readSpec(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export type Prism = { url: string; stop: () => Promise<void> };

/** A mock server made of a vendor's own description by somebody who is not us: it checks requests and answers with examples. */
export async function startPrism(spec: string): Promise<Prism> {
  const port = await findPort();
  const script = join(ROOT, 'node_modules', '.bin', 'prism');
  const prism = spawn(script, ['mock', '-h', '127.0.0.1', '-p', String(port), spec], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilStarted(prism);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const exited = new Promise<void>((resolve) => prism.once('exit', () => resolve()));
      prism.kill('SIGTERM');
      await exited;
    },
  };
}

function untilStarted(prism: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (STARTED.test(said)) resolve();
    };
    prism.stdout?.on('data', listen);
    prism.stderr?.on('data', listen);
    prism.once('error', reject);
    prism.once('exit', (code) => reject(new Error(`prism ended with ${code}: ${said}`)));
  });
}

/** Asked of the system, and free again: Prism takes it a moment later. */
async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Every documented example of an answer, by the operation it belongs to. */
export function listExamples(spec: unknown): { operation: string; status: string; example: unknown }[] {
  const paths = childrenOf(childrenOf(spec)['paths']);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(childrenOf(operations)).flatMap(([method, operation]) =>
      Object.entries(childrenOf(childrenOf(operation)['responses'])).flatMap(([status, response]) =>
        listOf(response).map((example) => ({ operation: `${method} ${path}`, status, example })),
      ),
    ),
  );
}

function listOf(response: unknown): unknown[] {
  return Object.values(childrenOf(childrenOf(response)['content'])).flatMap((content) => {
    const { example, examples } = childrenOf(content);
    const named = Object.values(childrenOf(examples)).map((one) => childrenOf(one)['value']);
    return example === undefined ? named : [example, ...named];
  });
}

function childrenOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
