import type { Context } from '../context';
import { operationsOf, pathItemsOf } from '../operations';
import { Refusals } from '../refusals';
import { captureNameOf } from '../slug';
import type { SpecNode } from '../specNode';
import type { GatewayFinding } from './gatewayFinding';

/** The longest name of a group before PCRE2 10.44 (`MAX_NAME_SIZE`), which Kong has since 3.8; a newer one takes 128. */
const LONGEST_EVERYWHERE = 32;

/**
 * Names of path parameters that the gateway cannot take, or that older ones cannot: each becomes a named group of the route's regular expression,
 * and Kong has PCRE compile it before it takes a route (`kong/db/schema/typedefs.lua`, `validate_path_with_regexes`).
 */
export function pathParameterNames(context: Context): GatewayFinding[] {
  const refusals = new Refusals();
  const found: GatewayFinding[] = [];
  for (const [path, item] of pathItemsOf(context, context.document.child('paths') ?? context.document.with({}))) {
    const hasRoutes = refusals.attempt(() => operationsOf(context, context.references.resolve(item)).length > 0);
    if (hasRoutes === true) found.push(...namesIn(path, item));
  }
  return found;
}

function namesIn(path: string, item: SpecNode): GatewayFinding[] {
  const finding = (code: string, message: string): GatewayFinding => ({ code, message, uri: item.document.uri, path: item.path });
  const captures = new Map<string, string>();
  return [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name = '']) => {
    const capture = captureNameOf(name, false);
    const other = captures.get(capture);
    captures.set(capture, name);
    const wrong = whyNoName(name, capture, other);
    const long = capture.length > LONGEST_EVERYWHERE;
    return [
      ...(wrong === undefined ? [] : [finding('gateway-path-parameter-name', wrong)]),
      ...(long ? [finding('gateway-path-parameter-length', tooLong(name, capture))] : []),
    ];
  });
}

function whyNoName(name: string, capture: string, other: string | undefined): string | undefined {
  if (capture === '')
    return `The path parameter {${name}} has no letter or digit, so the gateway has no name for it and refuses the route. Rename it.`;
  if (/^\d/.test(capture))
    return `The path parameter {${name}} begins with a digit, and the gateway refuses the route: its names begin with a letter. Rename it.`;
  if (other === name)
    return `The path parameter {${name}} stands twice in this path, and the gateway refuses the route. Rename one of them.`;
  if (other === undefined) return undefined;
  return `The path parameters {${other}} and {${name}} are both ${capture} to the gateway, which refuses the route. Rename one of them.`;
}

function tooLong(name: string, capture: string): string {
  const size = capture.length.toLocaleString('en');
  return `The path parameter {${name}} has a name of ${size} characters at the gateway. Kong before 3.8 takes ${LONGEST_EVERYWHERE} and refuses the route. Shorten it.`;
}
