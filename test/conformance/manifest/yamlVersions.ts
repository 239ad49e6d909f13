import { stringify } from 'yaml';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

/** Values that YAML readers are not of one mind about, as they stand without quotes. */
const UNQUOTED = [
  'on',
  'off',
  'yes',
  'no',
  'y',
  '012',
  '0o14',
  '0x1F',
  '0b11',
  '1_000',
  '1.0',
  '1.50',
  '.5',
  '5.',
  '1e3',
  '+7',
  '-0',
  '00',
  '0.10',
  '2024-01-02',
  '2024-01-02T03:04:05Z',
  '2024-01-02 03:04:05',
  '9007199254740993',
  '123456789012345678901',
  '18446744073709551616',
  '-9223372036854775809',
  '1:30',
  '12:30:45',
  '~',
  'null',
  'NULL',
  'True',
  'FALSE',
  '1e400',
  '0x',
  '08',
  '1__0',
  '<<',
  '=',
];

/**
 * A document in YAML, its long texts folded, with unquoted values, an anchor with its aliases and a merge key put in where they count: in defaults and
 * enums of schemas, in plugins, names and tags.
 */
export function yamlVersionOf(document: JsonObject): string {
  let next = JSON.stringify(document).length;
  const another = (): string => UNQUOTED[next++ % UNQUOTED.length] ?? 'on';
  const changed = withUnquoted(document, another, []);
  const extension = [
    'x-kong-plugin-pre-function:',
    '  config: &shared',
    `    first: ${another()}`,
    `    second: [${another()}, ${another()}, "${another()}"]`,
    `    third: { deep: ${another()} }`,
    'x-kong-plugin-post-function:',
    '  config:',
    '    <<: *shared',
    `    first: ${another()}`,
    '    again: *shared',
    'x-kong-plugin-request-validator: {}',
    '',
  ].join('\n');
  const { 'x-kong-plugin-request-validator': _validator, ...rest } = isJsonObject(changed) ? changed : {};
  const plain = stringify(rest, { lineWidth: 100, aliasDuplicateObjects: false });
  return plain.replaceAll(/["']?⟦([^⟧]*)⟧["']?/g, '$1') + extension;
}

/** The same value with some of its texts and numbers in marks, between which stands what is to be written as it is. */
function withUnquoted(value: JsonValue | undefined, another: () => string, path: readonly string[]): JsonValue | undefined {
  if (isJsonArray(value)) return value.map((item, index) => withUnquoted(item, another, [...path, String(index)]) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isSchema = path.includes('schemas') || path.includes('schema');
      const isValue = isSchema && path.at(-1) !== 'properties' && (key === 'default' || key === 'example') && !isJsonObject(member);
      const isLimit = isSchema && typeof member === 'number' && (key === 'maximum' || key === 'minimum');
      const isEnum = isSchema && key === 'enum' && isJsonArray(member);
      if (isEnum) return [key, [...member, `⟦${another()}⟧`]];
      return [key, isValue || isLimit ? `⟦${another()}⟧` : withUnquoted(member, another, [...path, key])];
    }),
  );
}
