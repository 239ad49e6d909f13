import nimma = require('nimma/legacy');
import nimmaParser = require('nimma/parser');
import { checkFallbackPath } from './checkFallbackPath';
import { checkFilter, type FilterDialect } from './checkFilter';
import { isSyntaxNode, type SyntaxNode } from './filterSyntax';

/** How nimma words filters; it compiles them to JavaScript. */
const NIMMA: FilterDialect = {
  values: new Set(['@', '@root', '@path', '@property', '@parent', '@parentProperty']),
  shorthands: new Set(['@string', '@number', '@boolean', '@scalar', '@array', '@null', '@object', '@integer']),
  nimma: true,
};

/** Longest JSONPath that is looked at; the longest of the stock rules has 200 characters. */
const LONGEST = 4_000;

/**
 * Why a JSONPath is refused, as the end of a sentence; undefined when it may run. It is read by the engine's own parser and every part is held
 * against a list of what is known to be harmless, before Spectral sees it. What nimma cannot run itself Spectral hands to jsonpath-plus, so such a
 * path is checked as that engine would take it apart.
 */
export function checkJsonPath(path: string): string | undefined {
  if (!path.startsWith('$')) return 'a JSONPath starts with $';
  if (path.length > LONGEST) return `it is longer than ${LONGEST.toLocaleString('en')} characters`;
  // Nimma rewrites these words wherever they stand in the code that it makes, in quoted names too (core/index, IMPORT_DECLARATIONS_REGEXP).
  if (/import\s*\{|export\s+default/.test(path)) return 'it holds words that would end up in code';
  const steps = stepsOf(path);
  if (steps === undefined) return checkFallbackPath(path);
  const refused = steps.map(checkStep).find((reason) => reason !== undefined);
  if (refused !== undefined) return refused;
  const compiled = compile(path);
  return compiled === 'declined' ? checkFallbackPath(path) : compiled;
}

/** The steps as nimma reads them; undefined where it cannot, so that Spectral would fall back to jsonpath-plus. */
function stepsOf(path: string): readonly unknown[] | undefined {
  try {
    const steps = nimmaParser.parse(path);
    return Array.isArray(steps) ? steps : undefined;
  } catch {
    // Not nimma's syntax: the very case in which Spectral falls back.
    return undefined;
  }
}

/** Has nimma write the code of a path, without running it: undefined when it can, `declined` when it leaves the path to jsonpath-plus. */
function compile(path: string): string | undefined {
  try {
    return new nimma.default([path], { fallback: null, unsafe: false, output: 'auto', customShorthands: {} }).sourceCode === ''
      ? 'it is empty'
      : undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return words.startsWith('Error parsing') ? 'declined' : words;
  }
}

function checkStep(step: unknown): string | undefined {
  if (!isSyntaxNode(step)) return 'it has an empty step';
  switch (step.type) {
    case 'MemberExpression':
      return checkName(step['value']);
    case 'MultipleMemberExpression':
      return namesOf(step)
        .map(checkName)
        .find((refused) => refused !== undefined);
    case 'ScriptFilterExpression':
      return checkFilter(String(step['value']), NIMMA);
    case 'WildcardExpression':
    case 'SliceExpression':
    case 'KeyExpression':
    case 'ParentExpression':
    case 'AllParentExpression':
      return undefined;
    default:
      return `a step of the kind ${step.type} is not known`;
  }
}

function namesOf({ value }: SyntaxNode): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Names lead into the document alone: one that every object has of itself (`constructor`, `__proto__`) would lead out of it. */
export function checkName(name: unknown): string | undefined {
  return typeof name === 'number' || (typeof name === 'string' && !(name in Object.prototype))
    ? undefined
    : `the name “${String(name)}” is refused`;
}
