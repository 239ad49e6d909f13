import type { RulesetFunction, RulesetFunctionContext } from '@stoplight/spectral-core';
import { oas2, oas3_1, oas3_2 } from '@stoplight/spectral-formats';
import draft4 from '@stoplight/spectral-rulesets/dist/oas/schemas/json-schema/draft-04.json';
import schema2 from '@stoplight/spectral-rulesets/dist/oas/schemas/oas/v2.0.json';
import schema3 from '@stoplight/spectral-rulesets/dist/oas/schemas/oas/v3.0.json';
import { isJsonObject, type JsonObject } from '../../document/jsonValue';
import { NotForetold } from './examples/fault';
import { Validity } from './validity';

/** Sections whose members the schemas of OpenAPI's versions judge one by one, by the depth at which a member's own content begins. */
const SECTIONS: Readonly<Record<string, number>> = { paths: 2, definitions: 2, components: 3 };

const VALIDITY = { 2: new Validity(schema2, [draft4]), 3: new Validity(schema3) };

/** The function that holds a document against the schema of its version, asked only where something is wrong with it, or may be. */
export function askedWhereInvalid(ask: RulesetFunction): RulesetFunction {
  return (input, options, context) => (isValid(input, context) ? undefined : ask(input, options, context));
}

/** Whether a document is valid by the schema that Spectral takes for it (spectral-rulesets, `oasDocumentSchema`); false where that is not known. */
function isValid(input: unknown, { document: { formats } }: Pick<RulesetFunctionContext, 'document'>): boolean {
  if (!formats || formats.has(oas3_1) || formats.has(oas3_2)) return false;
  try {
    return VALIDITY[formats.has(oas2) ? 2 : 3].holds(input);
  } catch (error) {
    if (error instanceof NotForetold) return false;
    throw error;
  }
}

/**
 * The function that holds a document against the schema of its version, asked about less: where nothing was wrong before, members of sections that an
 * edit did not touch are left out. `edited` gives the paths of the objects that changed, undefined where all is new.
 */
export function leavingOutWhatIsSound(ask: RulesetFunction, edited: () => readonly (readonly string[])[] | undefined): RulesetFunction {
  let sound = false;
  return (input, options, context) => {
    const paths = sound ? edited() : undefined;
    const part = paths && isJsonObject(input) ? partOf(input, paths) : undefined;
    if (part !== undefined) {
      const results = ask(part, options, context);
      if (Array.isArray(results) ? results.length === 0 : results === undefined) return results;
    }
    const results = ask(input, options, context);
    sound = Array.isArray(results) ? results.length === 0 : results === undefined;
    return results;
  };
}

/** A document with only those members of its sections in which something changed; undefined where something changed elsewhere. */
function partOf(document: JsonObject, paths: readonly (readonly string[])[]): JsonObject | undefined {
  if (paths.some((path) => path.length < (SECTIONS[path[0] ?? ''] ?? Infinity))) return undefined;
  const part: Record<string, JsonObject[string]> = { ...document };
  for (const [section, depth] of Object.entries(SECTIONS)) {
    const members = document[section];
    if (!isJsonObject(members)) continue;
    const own = paths.filter((path) => path[0] === section);
    part[section] =
      depth === 2
        ? picked(members, own, 1)
        : Object.fromEntries(
            Object.entries(members).map(([kind, those]) => [
              kind,
              isJsonObject(those)
                ? picked(
                    those,
                    own.filter((path) => path[1] === kind),
                    2,
                  )
                : those,
            ]),
          );
  }
  return part;
}

function picked(members: JsonObject, paths: readonly (readonly string[])[], at: number): JsonObject {
  const names = new Set(paths.map((path) => path[at]));
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.has(name)));
}
