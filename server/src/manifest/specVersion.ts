import { openApiVersionOf, type OpenApiVersion } from '../document/openApiVersion';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

/** Which OpenAPI a document declares. The field is read as it is written: an unquoted 3.0 is a number, and its zero would be lost. */
export function versionOf(spec: SpecNode): OpenApiVersion | 'unknown' | undefined {
  const version = openApiVersionOf(spec.value);
  return version === 'unknown' ? openApiVersionOf({ openapi: spec.child('openapi')?.text ?? '' }) : version;
}

/** Refuses what is no OpenAPI 3 document, each kind with its way out. */
export function refuseOtherVersions(spec: SpecNode): void {
  const version = versionOf(spec);
  if (version === undefined)
    throw new Refusal(spec, 'This is no OpenAPI document: it has no openapi field at its root. Export the root document.');
  if (version !== 'unknown') return;
  const field = spec.child('openapi') ?? spec.child('swagger') ?? spec;
  throw new Refusal(field, `OpenAPI “${field.text}” is not known. Use 3.0, 3.1 or 3.2.`);
}
