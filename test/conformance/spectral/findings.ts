import { readFileSync } from 'node:fs';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { folderOf, type Case } from './case';

/** One element of the array that `lint -f json` prints, its paths seen from the case's folder. */
export type PrintedFinding = JsonObject;

/**
 * What `lint -f json` printed for some cases, by case, in its order. Undefined when it is no such array, or when a finding does not say which
 * case it belongs to and there are several.
 */
export function findingsByCase(file: string, cases: readonly Case[]): Map<Case, PrintedFinding[]> | undefined {
  const printed = parse(readFileSync(file, 'utf8'));
  if (!isJsonArray(printed)) return undefined;
  const byCase = new Map(cases.map((each): [Case, PrintedFinding[]] => [each, []]));
  const folders = cases.map((each): [string, Case] => [`${folderOf(each)}/`, each]);
  const [only, ...others] = folders;
  for (const finding of printed) {
    if (!isJsonObject(finding)) return undefined;
    const { source, message } = finding;
    const owner =
      folders.find(([folder]) => typeof source === 'string' && source.startsWith(folder)) ?? (others.length === 0 ? only : undefined);
    if (owner === undefined) return undefined;
    const [folder, each] = owner;
    byCase.get(each)?.push({
      ...finding,
      ...(typeof source === 'string' ? { source: source.replace(folder, '') } : {}),
      ...(typeof message === 'string' ? { message: message.replaceAll(folder, '') } : {}),
    });
  }
  return byCase;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
