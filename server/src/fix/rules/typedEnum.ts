import { isScalar } from 'yaml';
import { isJsonArray, isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { placeAt } from '../edit/nodeAt';
import { replaceValue } from '../edit/replaceValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { eachValueIn, judgedExamples } from '../openapi/judgedExamples';
import { isDescribed } from '../openapi/positionKind';
import { isEqual } from './duplicatedEntryInEnum';

/** `typed-enum`: writes the entry in the type of its schema, where nothing is lost by it: `1` and `"1"`, `true` and `"true"`. */
export const typedEnum: Fix = {
  code: 'typed-enum',
  safety: 'changesContract',
  title: () => 'Write the entry in the schema’s type (changes what is accepted)',
  edits(document, finding, context) {
    const owner = finding.path.slice(0, -2);
    const schema = valueAt(document.value, owner);
    const entry = valueAt(document.value, finding.path);
    if (finding.path.at(-2) !== 'enum' || !isJsonObject(schema) || !isJsonArray(schema['enum']) || !isDescribed(owner)) return undefined;
    const node = placeAt(document, finding.path)?.node;
    const written = isScalar(node) ? node.source : undefined;
    const converted = entry === undefined || written === undefined ? undefined : convert(entry, written, schema['type']);
    if (converted === undefined || schema['enum'].some((other) => isEqual(other, converted))) return undefined;
    // An example that uses the entry as it was would no longer be one of the enum.
    if ([...eachValueIn(judgedExamples(document, owner, context))].some((value) => isEqual(value, entry ?? null))) return undefined;
    return editsIn(document, replaceValue(document, finding.path, converted));
  },
};

function convert(entry: JsonValue, written: string, type: JsonValue | undefined): JsonValue | undefined {
  if (type === 'string') return typeof entry === 'number' || typeof entry === 'boolean' ? written : undefined;
  if (typeof entry !== 'string') return undefined;
  if (type === 'boolean') return entry === 'true' ? true : entry === 'false' ? false : undefined;
  if (type !== 'integer' && type !== 'number') return undefined;
  const number = Number(entry);
  return String(number) === entry && (type === 'number' || Number.isSafeInteger(number)) && Number.isFinite(number) ? number : undefined;
}
