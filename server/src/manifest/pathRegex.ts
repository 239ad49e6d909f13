import type { Context } from './context';
import { nameOf, parametersOf, schemaOf } from './parameters';
import { Refusal } from './refusal';
import { integerOf } from './schemaRendering';
import { captureNameOf } from './slug';
import type { SpecNode } from './specNode';

/** How long the name of a group may be in the gateway's regular expressions (PCRE2, `MAX_NAME_SIZE`), less one. */
const LONGEST_CAPTURE = 127;

/** The regular expression by which a route knows its path, without its anchors, and whether the path has parameters. */
export interface PathRegex {
  readonly regex: string;
  readonly hasParameters: boolean;
}

/** Writes a path of the document as a regular expression; each parameter becomes a group of its name, which spans one segment. */
export function pathRegexOf(context: Context, path: string, operation: SpecNode, pathItem: SpecNode): PathRegex {
  const escaped = path.replaceAll(/[().+?*[$]/g, (char) => `\\${char}`);
  const parameters = [...escaped.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  let regex = escaped;
  for (const parameter of parameters) {
    const capture = captureNameOf(parameter, context.inso);
    if (capture.length > LONGEST_CAPTURE) {
      throw new Refusal(
        pathItem,
        `The name of the path parameter ${parameter} is longer than ${LONGEST_CAPTURE} characters, which the gateway does not accept.`,
      );
    }
    regex = regex.replace(
      `{${parameter}}`,
      () => `(?<${capture}>[^#?/]${mayBeEmpty(context, parameter, operation, pathItem) ? '*' : '+'})`,
    );
  }
  return { regex, hasParameters: parameters.length > 0 };
}

function mayBeEmpty(context: Context, name: string, operation: SpecNode, pathItem: SpecNode): boolean {
  const parameters = [operation, pathItem].flatMap((level) => parametersOf(context, level));
  const parameter = parameters.find((candidate) => nameOf(candidate) === name);
  const minLength = parameter && schemaOf(context, parameter)?.child('minLength');
  return minLength !== undefined && integerOf(minLength) === 0;
}
