import type { JsonObject } from '../document/jsonValue';
import { answerOperation } from './answerOperation';
import type { HttpOperation } from './httpOperation';
import type { MockOperation, MockParts } from './mockOperation';
import type { MockRequest, MockResponse } from './mockTypes';
import { readPathTemplate } from './pathTemplate';
import { problemResponse } from './problemResponse';
import { routeRequest } from './routeRequest';
import type { SpecOperation } from './specOperation';

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
      this.callable.push({
        method: operation.method,
        fullPath,
        basePath,
        template: readPathTemplate(fullPath),
        operation,
        written,
        parts: this.parts,
        http,
      });
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
    return problemResponse({
      status: 503,
      type: 'nothing-served',
      title: 'Nothing to answer from',
      detail,
      headers: { 'retry-after': '1' },
    });
  }
  const route = routeRequest(operations, request);
  return route.kind === 'response' ? route.response : answerOperation(route, request);
}
