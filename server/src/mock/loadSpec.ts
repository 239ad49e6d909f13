import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { HttpOperationFactory, type HttpOperation } from './httpOperation';
import { Mock } from './mock';
import type { MockOptions, MockProblem, MockSpec } from './mockTypes';
import { OperationBundle } from './operationBundle';
import { SchemaBundle } from './schemaBundle';
import { undefinedSchemes } from './securityWarning';
import { operationsOf, type SpecOperation } from './specOperation';
import { readSpecRoot, type SpecRoot } from './specRoot';
import { SpecTexts } from './specTexts';

/** A mock, or all that keeps the specification from being mocked. */
export type LoadedSpec = { readonly ok: true; readonly mock: Mock } | { readonly ok: false; readonly problems: readonly MockProblem[] };

/**
 * Reads a specification and makes it ready to answer. Nothing outside its texts is read. A reference that leads nowhere is a problem with its place.
 * Given the mock of an earlier version, texts that have not changed are not parsed again.
 */
export function loadSpec(spec: MockSpec, options: MockOptions = { dynamic: false }, previous?: Mock): LoadedSpec {
  const texts = new SpecTexts(spec, previous?.parts.texts);
  const root = readSpecRoot(texts);
  if ('severity' in root) return { ok: false, problems: [root] };
  const problems: MockProblem[] = [];
  const schemas = new SchemaBundle(texts, root.version, problems);
  const bundle = new OperationBundle(texts, schemas, problems);
  const factory = new HttpOperationFactory(root, schemas);
  const securitySchemes = writeSecuritySchemes(root, bundle);
  const mock = new Mock({ texts, bundle, factory, options, warnings: problems, securitySchemes, security: root.value['security'] });
  for (const operation of operationsOf(texts, root, problems)) addOperation(mock, operation);
  problems.push(...undefinedSchemes(texts, root, mock));
  const distinct = [...new Map(problems.map((problem) => [`${problem.uri}${problem.pointer}${problem.message}`, problem])).values()];
  problems.splice(0, problems.length, ...distinct);
  return problems.some(({ severity }) => severity === 'error') ? { ok: false, problems } : { ok: true, mock };
}

function addOperation(mock: Mock, operation: SpecOperation): void {
  const { bundle, factory, securitySchemes } = mock.parts;
  const references = new Set<string>();
  const own = bundle.writeOut('operation', operation.value, operation.origin, references);
  if (!isJsonObject(own)) return;
  const ownParameters = isJsonArray(own['parameters']) ? own['parameters'] : [];
  const written: JsonObject = { ...own, parameters: [...ownParameters, ...sharedParameters(bundle, operation, references)] };
  let http: HttpOperation | undefined;
  mock.add(
    operation,
    written,
    () => (http ??= factory.create({ method: operation.method, path: operation.path, value: written, securitySchemes, references })),
  );
}

/** The parameters of the path item; where the operation has one of the same name and place, the reader lets the earlier one win. */
function sharedParameters(bundle: OperationBundle, { shared }: SpecOperation, references: Set<string>): JsonValue[] {
  if (shared === undefined || !isJsonArray(shared.value)) return [];
  return shared.value.map((value, index) =>
    bundle.writeOut('parameter', value, { uri: shared.origin.uri, path: [...shared.origin.path, index] }, references),
  );
}

function writeSecuritySchemes(root: SpecRoot, bundle: OperationBundle): JsonObject {
  const components = root.value['components'];
  const path = root.version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const schemes =
    root.version === '2.0' ? root.value['securityDefinitions'] : isJsonObject(components) ? components['securitySchemes'] : undefined;
  if (!isJsonObject(schemes)) return {};
  const entries = Object.entries(schemes).map(
    ([name, value]) =>
      [name, bundle.writeOut('securityScheme', value ?? null, { uri: root.uri, path: [...path, name] }, new Set())] as const,
  );
  return Object.fromEntries(entries);
}
