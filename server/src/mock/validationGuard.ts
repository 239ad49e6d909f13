import type { PrismHttpComponents } from '@stoplight/prism-http';

/** An operation as the validators of Prism take it. */
type Resource = Parameters<PrismHttpComponents['validateInput']>[0]['resource'];
type Response = Resource['responses'][number];
type Content = NonNullable<Response['contents']>[number];
type Parameter = Pick<NonNullable<Response['headers']>[number], 'name' | 'required' | 'deprecated' | 'schema'>;
type Either = ReturnType<PrismHttpComponents['validateInput']>;
export type Diagnostic = Extract<Either, { _tag: 'Left' }>['left'][number];

/** A parameter that no request has, required of each. */
const NEVER_SENT = 'x-specwright-never-sent';

/**
 * Prism merges the parts of an `allOf` before it validates and loses all but one `$ref` on the way. Parts that disagree over a keyword that nobody knows
 * cannot be merged, so that it leaves the schema as it is; validating ignores them.
 */
const KEPT_APART = [{ 'x-specwright-part': 1 }, { 'x-specwright-part': 2 }];

/**
 * Prism lets pass whatever it cannot check: a schema with a broken pattern, or one too deep to be compiled, counts as kept. So each schema is given a
 * part that cannot be kept; where the violation of that part is missing, nothing was checked, and the answer can say so.
 */
export function guarded(resource: Resource): Resource {
  const known = guardedResources.get(resource);
  if (known !== undefined) return known;
  const { request } = resource;
  const made: Resource = {
    ...resource,
    ...(request && {
      request: {
        ...request,
        ...(request.body && { body: { ...request.body, contents: (request.body.contents ?? []).map(guardedContent) } }),
        headers: guardedParameters(request.headers ?? []),
        query: guardedParameters(request.query ?? []),
        path: guardedParameters(request.path ?? []),
      },
    }),
    responses: resource.responses.map((response) => ({
      ...response,
      contents: (response.contents ?? []).map(guardedContent),
      headers: guardedParameters(response.headers ?? []),
    })),
  };
  guardedResources.set(resource, made);
  return made;
}

const guardedResources = new WeakMap<Resource, Resource>();

function guardedContent<Item extends Content>(content: Item): Item {
  const { schema } = content;
  if (schema === undefined) return content;
  return {
    ...content,
    schema: { ...schema, allOf: [...(schema.allOf ?? []), ...KEPT_APART], ...(isGuardable(content) ? { if: false, else: false } : {}) },
  };
}

/** Whether a content's schema can be given a guard; one with an `if` of its own cannot. */
export function isGuardable({ schema }: Content): boolean {
  return schema !== undefined && !('if' in schema);
}

function guardedParameters<Item extends Parameter>(parameters: readonly Item[]): Item[] {
  const [first] = parameters;
  return first === undefined
    ? []
    : [...parameters, { ...first, name: NEVER_SENT, required: true, deprecated: false, schema: { type: 'string' } }];
}

/** What came of a guarded validation: the violations that count, and the parts that were not checked at all. */
export interface Unguarded {
  readonly violations: readonly Diagnostic[];
  readonly unchecked: readonly string[];
}

/** Takes the guards' violations out again. `expected` are the parts, such as `query` or `body`, whose guards must have spoken. */
export function unguard(diagnostics: readonly Diagnostic[], expected: readonly string[]): Unguarded {
  const spoken = new Set<string>();
  const violations = diagnostics.filter((diagnostic) => {
    const part = guardPart(diagnostic);
    if (part !== undefined) spoken.add(part);
    return part === undefined;
  });
  const unchecked = violations.length > 0 ? [] : expected.filter((part) => !spoken.has(part));
  return { violations, unchecked };
}

/** The part whose guard speaks from a violation; undefined when it is a real one. */
function guardPart({ path, code, message }: Diagnostic): string | undefined {
  const [part, ...rest] = path ?? [];
  if (part === undefined || rest.length > 0) return undefined;
  if (code === 'required') return message.includes(`'${NEVER_SENT}'`) ? part : undefined;
  return part === 'body' && (code === 'if' || code === 'false schema') ? part : undefined;
}
