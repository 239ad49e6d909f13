import jsonPathPlus = require('jsonpath-plus');
import { checkFilter, type FilterDialect } from './checkFilter';

/** How jsonpath-plus words the values of a filter after its own replacements; it interprets filters (`eval: 'safe'`, its default). */
const JSONPATH_PLUS: FilterDialect = {
  values: new Set(['_$_v', '_$_root', '_$_property', '_$_parent', '_$_parentProperty', '_$_path']),
  shorthands: new Set(),
  nimma: false,
};

/** A type selector such as `@string()`; `@other()` calls out and is not among them. */
const TYPE_SELECTOR = /^@(?:null|boolean|number|string|integer|undefined|nonFinite|scalar|array|object|function)\(\)$/;

/**
 * Why a path is refused that jsonpath-plus 10.4 would run: a `given` that nimma cannot run itself, or a `field` that starts with `$`. The path is
 * taken apart by jsonpath-plus itself, so that what is checked is what it would do; undefined when each part is known to be harmless.
 */
export function checkFallbackPath(path: string): string | undefined {
  try {
    const parts: readonly unknown[] = jsonPathPlus.JSONPath.toPathArray(path);
    return parts.map(checkPart).find((refused) => refused !== undefined);
  } catch (error) {
    return `it cannot be read as a JSONPath (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** The script that jsonpath-plus makes of a filter before it interprets it. */
export function scriptOf(filter: string): string {
  return filter
    .replace(/^\?\((.*?)\)$/u, '$1')
    .replaceAll('@parentProperty', '_$_parentProperty')
    .replaceAll('@parent', '_$_parent')
    .replaceAll('@property', '_$_property')
    .replaceAll('@root', '_$_root')
    .replaceAll(/@([.\s)[])/gu, '_$_v$1')
    .replaceAll('@path', '_$_path');
}

function checkPart(part: unknown): string | undefined {
  if (typeof part !== 'string') return 'it cannot be read as a JSONPath';
  if (part.startsWith('?(')) return isNested(part) ? 'a filter within a filter is not known' : checkFilter(scriptOf(part), JSONPATH_PLUS);
  // What such a script gives would be taken as a path of its own; the last entries of a list are the only use of it.
  if (part.startsWith('(')) return /^\(@\.length\s*-\s*\d{1,9}\)$/.test(part) ? undefined : `the script ${part} is not known`;
  if (part.startsWith('@')) return TYPE_SELECTOR.test(part) ? undefined : `the selector ${part} is not known`;
  // A list of names is split at its commas and each piece is looked at again, as the engine does.
  if (part.includes(','))
    return part
      .split(',')
      .map(checkPart)
      .find((refused) => refused !== undefined);
  const name = part.startsWith('`') ? part.slice(1) : part;
  return name in Object.prototype ? `the name “${name}” is refused` : undefined;
}

/** Filters within filters are cut out of the text by a pattern and run as paths of their own. */
function isNested(part: string): boolean {
  return /@.?([^?]*)[['](\??\(.*?\))(?!.\)\])[\]']/gu.test(part.replace(/^\?\((.*?)\)$/u, '$1'));
}
