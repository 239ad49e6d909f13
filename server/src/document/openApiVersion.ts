import { isJsonObject, type JsonValue } from './jsonValue';

/** The versions of the OpenAPI Specification that Specwright knows. */
export type OpenApiVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** Which version a document declares; `unknown` when it says `openapi` or `swagger` with a version we do not know, undefined when it is no root. */
export function openApiVersionOf(value: JsonValue | undefined): OpenApiVersion | 'unknown' | undefined {
  if (!isJsonObject(value)) return undefined;
  if (Object.hasOwn(value, 'swagger')) return /^2(\.0)?$/.test(scalar(value['swagger'])) ? '2.0' : 'unknown';
  if (!Object.hasOwn(value, 'openapi')) return undefined;
  const written = scalar(value['openapi']);
  const version = /^3\.([0-2])(\.|$)/.exec(written)?.[1];
  // An unquoted 3.0 is the number three to YAML.
  if (version === '0' || written === '3') return '3.0';
  if (version === '1') return '3.1';
  return version === '2' ? '3.2' : 'unknown';
}

/**
 * Whether a text may be an OpenAPI root, told without parsing it: a top-level `openapi` or `swagger` key, in block YAML at the start of a line,
 * in flow YAML or JSON anywhere in its opening. A comment that mentions the word does not count.
 */
export function mayBeOpenApiRoot(text: string): boolean {
  if (/^(\uFEFF)?(["']?)(openapi|swagger)\2[ \t]*:/m.test(text)) return true;
  const opening = /^\uFEFF?\s*(#[^\n]*\n\s*|---[^\n]*\n\s*)*\{/.exec(text);
  return opening !== null && hasKeyInFlow(text, opening[0].length);
}

/** Whether the flow mapping that begins before an offset has such a key itself, not in anything nested. */
function hasKeyInFlow(text: string, from: number): boolean {
  const key = /\s*(["']?)(openapi|swagger)\1\s*:/y;
  let depth = 1;
  let expectsKey = true;
  for (let at = from; at < text.length && depth > 0; at++) {
    if (depth === 1 && expectsKey) {
      key.lastIndex = at;
      if (key.test(text)) return true;
    }
    const character = text[at];
    if (character === '"' || character === "'") {
      at = endOfQuoted(text, at, character);
      expectsKey = false;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === ',') expectsKey = true;
    else if (character !== undefined && !/\s/.test(character)) expectsKey = false;
  }
  return false;
}

/** Where a quoted scalar ends: at its closing quote, or at the end of the text. */
function endOfQuoted(text: string, at: number, quote: string): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\' && quote === '"') end++;
    else if (text[end] === quote) return end;
  }
  return text.length;
}

/** A version that somebody forgot to quote is a number. */
function scalar(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
