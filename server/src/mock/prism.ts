import { createLogger } from '@stoplight/prism-core';
import { createInstance, type IHttpRequest, type PrismHttpComponents } from '@stoplight/prism-http';
import mockAnswer from '@stoplight/prism-http/dist/mocker';
import { DiagnosticSeverity } from '@stoplight/types';
import type { HttpOperation } from './httpOperation';
import { checkAnswer, checkRequest } from './prismValidators';

/** What Prism has to say about a request or an answer. */
export interface Violation {
  /** First `path`, `query`, `header` or `body`, then the way to the value; absent for what concerns the whole. */
  readonly path: readonly string[];
  /** The keyword of JSON Schema that does not hold, or a status Prism suggests. */
  readonly code: string | number | undefined;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** The challenges of a security violation, for `WWW-Authenticate`. */
  readonly tags: readonly string[];
}

/** What a request asks for beside what it says by itself. */
export interface AnswerChoice {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic: boolean;
}

/** What came of a request. */
export type PrismOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, unknown>>;
      readonly body: unknown;
      readonly warnings: readonly Violation[];
      readonly violations: readonly Violation[];
    }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] }
  | { readonly kind: 'refused'; readonly status: number; readonly title: string; readonly detail: string };

/** Carries the violations of an invalid request past Prism, which would answer it with a response of the document that names none of them. */
class InvalidRequest extends Error {
  constructor(readonly violations: readonly Violation[]) {
    super('The request is not valid.');
  }
}

type Diagnostic = Parameters<PrismHttpComponents['mock']>[0]['input']['validations'][number];

const answerValidRequest: PrismHttpComponents['mock'] = (options) => {
  const violations = options.input.validations.map(violationOf);
  if (violations.some(({ severity }) => severity === 'error')) return () => ({ _tag: 'Left', left: new InvalidRequest(violations) });
  return mockAnswer(options);
};

const CONFIG = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
} as const;

const instance = createInstance(
  { ...CONFIG, mock: { dynamic: false } },
  {
    logger: createLogger('mock', { enabled: false }),
    mock: answerValidRequest,
    route: ({ resources }) => routed(resources),
    validateInput: checkRequest,
    validateOutput: checkAnswer,
  },
);

/** Answers a request for one operation with Prism: validates it, picks a response, takes its example or makes a body, and validates that as well. */
export async function askPrism(operation: HttpOperation, request: IHttpRequest, choice: AnswerChoice): Promise<PrismOutcome> {
  const result = await instance.request(request, [operation], { ...CONFIG, mock: { ...choice } })();
  if (result._tag === 'Left') return refusal(result.left);
  const { output, validations } = result.right;
  return {
    kind: 'answer',
    status: output.statusCode,
    headers: output.headers ?? {},
    body: output.body,
    warnings: validations.input.map(violationOf),
    violations: validations.output.map(violationOf),
  };
}

/** What is wrong with an answer as it stands. */
export function checkPrismAnswer(
  operation: HttpOperation,
  answer: { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown },
): Violation[] {
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
  const result = checkAnswer({ resource: operation, element: { statusCode: answer.status, headers, body: answer.body } });
  return result._tag === 'Left' ? result.left.map(violationOf) : [];
}

/** The operation is chosen before Prism is asked, since its own router knows no base paths. */
function routed<Resource>(resources: Resource[]): { _tag: 'Right'; right: Resource } | { _tag: 'Left'; left: Error } {
  const [resource] = resources;
  return resource === undefined ? { _tag: 'Left', left: new Error('No operation was given.') } : { _tag: 'Right', right: resource };
}

function refusal(error: Error): PrismOutcome {
  if (error instanceof InvalidRequest) return { kind: 'invalid', violations: error.violations };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : error.message;
  return { kind: 'refused', status, title: error.message, detail };
}

function violationOf({ path, code, message, severity, ...rest }: Diagnostic): Violation {
  const tags = 'tags' in rest && Array.isArray(rest.tags) ? rest.tags.map(String) : [];
  return { path: path ?? [], code, message, severity: severity === DiagnosticSeverity.Error ? 'error' : 'warning', tags };
}
