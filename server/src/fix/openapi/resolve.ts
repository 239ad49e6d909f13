import type { Document } from '../../document/document';
import { pathOfPointer, type JsonPath } from '../../document/jsonPath';
import { isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { resolveReference } from '../../document/uri';
import type { FixContext } from '../fix';

/** A value and where it is written. */
export interface Written {
  readonly document: Document;
  readonly path: JsonPath;
  readonly value: JsonValue;
}

/** Where a `$ref` of a document leads, one step; undefined when it leads nowhere that is known. */
export function targetOf(document: Document, ref: string, context: FixContext): Written | undefined {
  const uri = ref.startsWith('#') ? document.uri : resolveReference(document.uri, ref);
  const target = uri === undefined ? undefined : uri === document.uri ? document : context.document(uri);
  const path = pathOfPointer(/#.*$/s.exec(ref)?.[0] ?? '');
  const value = target && path && valueAt(target.value, path);
  return target && path && value !== undefined ? { document: target, path, value } : undefined;
}

/** A value with its `$ref`s followed to where it is written; undefined when they lead nowhere or in a circle. */
export function follow(written: Written, context: FixContext): Written | undefined {
  let at: Written | undefined = written;
  for (let steps = 0; at !== undefined && steps < 50; steps++) {
    const ref: JsonValue | undefined = isJsonObject(at.value) ? at.value['$ref'] : undefined;
    if (typeof ref !== 'string') return at;
    at = targetOf(at.document, ref, context);
  }
  return undefined;
}
