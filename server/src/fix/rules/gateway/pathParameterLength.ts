import type { JsonPath } from '../../../document/jsonPath';
import { renameKey } from '../../edit/renameKey';
import { replaceValue } from '../../edit/replaceValue';
import type { Fix, FixContext, FixEdits } from '../../fix';
import { editsIn } from '../../openapi/editsIn';
import { mergeEdits } from '../../openapi/mergeEdits';
import { isNamedByPointer } from '../../openapi/namedByPointer';
import { parameterUse } from '../../openapi/parameterUse';
import { shortName } from './shortName';

/** The longest name that every gateway takes (PCRE before 10.44). */
const LONGEST = 32;

/**
 * `gateway-path-parameter-length`: shortens the name, in every path that shares the parameter and where it is described. Not where something else
 * goes by the name.
 */
export const pathParameterLength: Fix = {
  code: 'gateway-path-parameter-length',
  safety: 'changesContract',
  title: (_, finding) => {
    const names = longNames(finding.path).map((name) => `{${shortName(name, LONGEST, [])}}`);
    return `Rename the path parameter to ${names.join(', ')} (changes names in generated code)`;
  },
  edits(document, finding, context) {
    if (document.uri !== context.root.uri || finding.path.length !== 2 || finding.path[0] !== 'paths') return undefined;
    const [name, ...others] = longNames(finding.path);
    // One after the other: the path is another one once the first is renamed.
    return name === undefined || others.includes(name) ? undefined : renamed(name, String(finding.path[1]), context);
  },
};

function longNames(path: JsonPath): string[] {
  const names = parameterNames(String(path.at(-1)));
  return names.filter((name) => /^[\x20-\x7e]+$/.test(name) && asCapture(name).length > LONGEST);
}

function renamed(name: string, path: string, context: FixContext): FixEdits | undefined {
  const use = parameterUse(name, path, context);
  if (use === undefined || use.paths.some((each) => isNamedByPointer(each, context))) return undefined;
  const taken = use.paths.flatMap(parameterNames).filter((other) => other !== name);
  const short = shortName(name, LONGEST, taken);
  const keys = use.paths.map((each) =>
    editsIn(context.root, renameKey(context.root, ['paths', each], each.replaceAll(`{${name}}`, `{${short}}`))),
  );
  const declared = use.declared.map(({ document, path: at }) => editsIn(document, replaceValue(document, [...at, 'name'], short)));
  return mergeEdits(...keys, ...declared);
}

function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}

/** A name as the gateway's regular expression has it, for names in ASCII. */
function asCapture(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}
