import { isJsonArray, isJsonObject } from '../document/jsonValue';
import { loadSpec } from './loadSpec';
import { respondWith, type Mock } from './mock';
import type { MockOperation } from './mockOperation';
import type { MockOptions, MockProblem, MockRequest, MockResponse, MockSpec } from './mockTypes';

/** What came of giving a set new specifications. */
export interface ServedSpecs {
  readonly problems: readonly MockProblem[];
  /** The roots that are now served as they were given; the others as they last were good, or not at all. */
  readonly good: readonly string[];
  /** The path of a GET without path parameters, worth opening in a browser: one that asks for no credentials, where there is one. */
  readonly entry: string | undefined;
}

/** More clashes than this between specifications are not listed one by one. */
const MOST_CLASHES = 20;

/** Several mocks behind one address, each under its own base path. */
export class MockSet {
  private mocks = new Map<string, Mock>();
  private operations: readonly MockOperation[] = [];

  constructor(private readonly options: MockOptions) {}

  /** Replaces the specifications. One that is broken is served as it last was good, so that work in progress does not take the mock away. */
  serve(specs: readonly MockSpec[]): ServedSpecs {
    const problems: MockProblem[] = [];
    const good: string[] = [];
    const mocks = new Map<string, Mock>();
    for (const spec of specs) {
      const before = this.mocks.get(spec.root);
      const loaded = loadSpec(spec, this.options, before);
      problems.push(...(loaded.ok ? loaded.mock.parts.warnings : loaded.problems));
      if (loaded.ok) good.push(spec.root);
      const mock = loaded.ok ? loaded.mock : before;
      if (mock !== undefined) mocks.set(spec.root, mock);
    }
    this.mocks = mocks;
    this.operations = this.merge([...mocks.values()], problems);
    const openable = this.operations.filter(({ method, fullPath }) => method === 'GET' && !fullPath.includes('{'));
    const entry = (openable.find((operation) => !asksForCredentials(operation)) ?? openable[0])?.fullPath;
    return { problems, good, entry };
  }

  /** Answers a request from whichever specification has it; never throws. */
  respond(request: MockRequest): Promise<MockResponse> {
    return respondWith(this.operations, request);
  }

  /** All operations, without those that an earlier specification already has: that one wins, and a warning says so. */
  private merge(mocks: readonly Mock[], problems: MockProblem[]): MockOperation[] {
    const taken = new Map<string, MockOperation>();
    const clashes: MockProblem[] = [];
    const merged = mocks.flatMap((mock) =>
      mock.operations.filter((operation) => {
        const key = `${operation.method} ${operation.template.shape}`;
        const winner = taken.get(key);
        if (winner === undefined) taken.set(key, operation);
        if (winner === undefined || winner.parts === mock.parts) return true;
        const name = winner.parts.texts.place(winner.operation.origin).file;
        const message = `${operation.method} ${operation.fullPath} is already served from ${name}, which was named first. Give one of the two another path under “servers”.`;
        clashes.push(mock.parts.texts.problem('warning', message, operation.operation.origin));
        return false;
      }),
    );
    problems.push(...clashes.slice(0, MOST_CLASHES));
    return merged;
  }
}

/** Whether a request without credentials is refused: a requirement holds, and none of the alternatives is empty (OpenAPI 3.0, 4.8.30). */
function asksForCredentials({ operation, parts }: MockOperation): boolean {
  const required = operation.value['security'] ?? parts.security;
  return isJsonArray(required) && required.length > 0 && required.every((each) => isJsonObject(each) && Object.keys(each).length > 0);
}
