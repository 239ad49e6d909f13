import { DiagnosticSeverity } from '@stoplight/types';
import type { PrismHttpComponents } from '@stoplight/prism-http';
import { validateInput, validateOutput } from '@stoplight/prism-http/dist/validator';
import { guarded, isGuardable, unguard, type Diagnostic, type Unguarded } from './validationGuard';

type Input = Parameters<PrismHttpComponents['validateInput']>[0];
type Output = Parameters<PrismHttpComponents['validateOutput']>[0];
type Outcome<Element> =
  { readonly _tag: 'Right'; readonly right: Element } | { readonly _tag: 'Left'; readonly left: [Diagnostic, ...Diagnostic[]] };

/** Prism's validation of requests, with a warning for each part that it passed over. */
export function checkRequest({ resource, element }: Input): Outcome<Input['element']> {
  const result = validateInput({ resource: guarded(resource), element });
  const { request } = resource;
  const contents = request?.body?.contents ?? [];
  const expected = [
    ...(element.body !== undefined && contents.length > 0 && contents.every(isGuardable) ? ['body'] : []),
    ...(request?.query?.length ? ['query'] : []),
    ...(request?.headers?.length ? ['header'] : []),
    ...(request?.path?.length ? ['path'] : []),
  ];
  return outcome(unguard(result._tag === 'Left' ? result.left : [], expected), element, 'request');
}

/** The same for answers; a body that is not there is not held against a schema. */
export function checkAnswer({ resource, element }: Output): Outcome<Output['element']> {
  const result = validateOutput({ resource: guarded(resource), element });
  const found = result._tag === 'Left' ? result.left : [];
  const { violations, unchecked } = unguard(found, found.length > 0 || element.body === undefined ? [] : ['body']);
  const response = resource.responses.find(({ code }) => code === String(element.statusCode));
  const isGuarded = response?.contents?.every(isGuardable) === true && response.contents.length > 0;
  const counted = element.body === undefined ? violations.filter(({ path }) => path?.[0] !== 'body') : violations;
  return outcome({ violations: counted, unchecked: isGuarded ? unchecked : [] }, element, 'answer');
}

function outcome<Element>({ violations, unchecked }: Unguarded, element: Element, what: string): Outcome<Element> {
  const warnings = unchecked.map((part): Diagnostic => ({
    path: [part],
    message: `The ${what}'s ${part} was not checked, since its schema is not one that JSON Schema allows`,
    severity: DiagnosticSeverity.Warning,
  }));
  const [first, ...rest] = [...violations, ...warnings];
  return first === undefined ? { _tag: 'Right', right: element } : { _tag: 'Left', left: [first, ...rest] };
}
