import { isJsonArray, isJsonObject, type JsonValue } from '../document/jsonValue';
import type { Mock } from './mock';
import type { MockProblem } from './mockTypes';
import type { SpecRoot } from './specRoot';
import type { Origin, SpecTexts } from './specTexts';

/** A warning for each place that asks for a security scheme the document does not define: the mock cannot check it and lets requests pass. */
export function undefinedSchemes(texts: SpecTexts, root: SpecRoot, mock: Mock): MockProblem[] {
  const own = mock.operations.map(({ operation }) => ({ value: operation.value['security'], origin: below(operation.origin, 'security') }));
  const places = [{ value: root.value['security'], origin: { uri: root.uri, path: ['security'] } }, ...own];
  return places.flatMap(({ value, origin }) =>
    schemeNames(value)
      .filter((name) => !Object.hasOwn(mock.parts.securitySchemes, name))
      .map((name) =>
        texts.problem(
          'warning',
          `The security scheme “${name}” is not defined, so the mock does not ask for it. Define it under the document's security schemes.`,
          origin,
        ),
      ),
  );
}

function schemeNames(security: JsonValue | undefined): string[] {
  return isJsonArray(security) ? [...new Set(security.filter(isJsonObject).flatMap((requirement) => Object.keys(requirement)))] : [];
}

function below(origin: Origin, segment: string): Origin {
  return { uri: origin.uri, path: [...origin.path, segment] };
}
