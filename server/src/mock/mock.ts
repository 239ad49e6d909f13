import type { HttpOperation, HttpOperationFactory } from './httpOperation';
import type { OperationBundle } from './operationBundle';
import { readPathTemplate, type PathTemplate } from './pathTemplate';
import type { MockOptions, MockProblem, MockRequest, MockResponse } from './mockTypes';
import { answerOperation } from './answerOperation';
import { problemResponse } from './problemResponse';
import { routeRequest } from './routeRequest';
import type { SpecOperation } from './specOperation';
import type { SpecTexts } from './specTexts';
import type { JsonObject, JsonValue } from '../document/jsonValue';

/** An operation that can be called, with what it needs to be answered. */
export interface MockOperation {
  readonly method: string;
  /** The template with the base path. */
  readonly fullPath: string;
  readonly basePath: string;
  readonly template: PathTemplate;
  readonly operation: SpecOperation;
  /** Written out: what violations are traced back through. */
  readonly written: JsonObject;
  readonly mock: Mock;
  /** Prism's view, made when the operation is first called. */
  http(): HttpOperation;
}

/** What a mock is made of once its specification has been read. */
export interface MockParts {
  readonly texts: SpecTexts;
  readonly bundle: OperationBundle;
  readonly factory: HttpOperationFactory;
  readonly options: MockOptions;
  readonly warnings: readonly MockProblem[];
  /** Written out, by name. */
  readonly securitySchemes: JsonObject;
  /** What holds for operations that ask for nothing else. */
  readonly security: JsonValue | undefined;
}

/** One specification, ready to answer requests. It keeps no state: the same request always gets the same answer, unless answers are dynamic. */
export class Mock {
  private readonly callable: MockOperation[] = [];

  constructor(readonly parts: MockParts) {}

  /** What can be called, in document order, once for each base path. */
  get operations(): readonly MockOperation[] {
    return this.callable;
  }

  /** Takes in an operation that has been written out. */
  add(operation: SpecOperation, written: JsonObject, http: () => HttpOperation): void {
    for (const basePath of operation.basePaths) {
      const fullPath = basePath + operation.path;
      this.callable.push({ method: operation.method, fullPath, basePath, template: readPathTemplate(fullPath), operation, written, mock: this, http });
    }
  }

  /** Answers a request; never throws. */
  respond(request: MockRequest): Promise<MockResponse> {
    return respondWith(this.callable, request);
  }
}

/** Answers a request with whichever of these operations it is meant for; never throws. */
export async function respondWith(operations: readonly MockOperation[], request: MockRequest): Promise<MockResponse> {
  if (operations.length === 0) {
    const detail = 'No specification is being served yet. Where one was given, it has problems that keep it from being mocked.';
    return problemResponse({ status: 503, type: 'nothing-served', title: 'Nothing to answer from', detail, headers: { 'retry-after': '1' } });
  }
  const route = routeRequest(operations, request);
  return route.kind === 'response' ? route.response : answerOperation(route, request);
}
