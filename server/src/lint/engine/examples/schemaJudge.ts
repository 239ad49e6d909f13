import { arrayJudges } from './arrayJudges';
import { combinedJudges } from './combinedJudges';
import type { Dialect } from './dialect';
import { fault, firstFault, type Judge } from './fault';
import { isOfType, type JsonType } from './jsonTypes';
import { objectJudges } from './objectJudges';
import { numberJudges, stringJudges } from './primitiveJudges';
import type { SchemaParts } from './reading';
import { typesOf } from './schemaParts';

const GROUPS: readonly (readonly [type: JsonType, keywords: readonly string[], judges: (parts: SchemaParts) => Judge[]])[] = [
  ['number', ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum', 'multipleOf', 'format'], numberJudges],
  ['string', ['maxLength', 'minLength', 'pattern', 'format'], stringJudges],
  ['array', ['maxItems', 'minItems', 'items', 'uniqueItems'], arrayJudges],
  ['object', ['maxProperties', 'minProperties', 'required', 'additionalProperties', 'properties'], objectJudges],
];

/**
 * What ajv says of a value by one schema: types first, then what goes for all values, then what goes for numbers, strings, arrays and objects. A lone
 * type that has keywords of its own is checked where they are, which decides what is reported first.
 */
export function schemaJudge(parts: SchemaParts, dialect: Dialect): Judge {
  const { rules } = parts;
  const types = typesOf(rules);
  const groups = GROUPS.filter(([, keywords]) => keywords.some((keyword) => rules.has(keyword)));
  const late = types.length === 1 ? groups.find(([type]) => type === types[0])?.[0] : undefined;
  const combined = combinedJudges(parts);
  const byType = groups.map(([type, , judges]) => ({ type, judges: judges(parts), reports: type === late }));
  const wrongType = typeJudge(parts, dialect);
  return (value, at, setting) => {
    const wrong =
      types.length > 0 && late === undefined && !types.some((type) => isOfType(type, value)) ? wrongType(value, at, setting) : undefined;
    if (wrong !== undefined && !setting.tried) return wrong;
    const general = firstFault(combined, value, at, setting);
    if (wrong !== undefined) return [...wrong, ...(general ?? [])];
    if (general !== undefined) return general;
    for (const { type, judges, reports } of byType) {
      const isIts = isOfType(type, value);
      const faults = isIts ? firstFault(judges, value, at, setting) : reports ? wrongType(value, at, setting) : undefined;
      if (faults !== undefined) return faults;
    }
    return undefined;
  };
}

/** The fault of a wrong type; to the message Spectral adds null where it finds the schema to be nullable. */
function typeJudge({ rules }: SchemaParts, dialect: Dialect): Judge {
  const type: unknown = rules.get('type');
  const message = `must be ${String(type)}`;
  const adds = dialect !== '2020-12' && rules.get('nullable') === true;
  return (_, at, { named }) => fault('type', at, adds && named ? `${message},null` : message, { type });
}
