import type { JsonObject, JsonValue } from '../document/jsonValue';
import type { HttpOperation, HttpOperationFactory } from './httpOperation';
import type { MockOptions, MockProblem } from './mockTypes';
import type { OperationBundle } from './operationBundle';
import type { PathTemplate } from './pathTemplate';
import type { SpecOperation } from './specOperation';
import type { SpecTexts } from './specTexts';

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
  /** Of the specification that it belongs to. */
  readonly parts: MockParts;
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
