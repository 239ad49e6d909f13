import type { Document } from '../document/document';
import { isJsonObject } from '../document/jsonValue';
import type { Manifest, Origin } from '../manifest/manifest';
import type { CollectedDocuments } from './collectDocuments';
import type { ExplainedEntity, ExplainedOperation, ExplainedRoute, Explanation } from './explained';
import { entityAt, pathOfEntity, textOf, textsOf } from './entityAt';
import { keyRange, memberRange } from './keyRange';
import { OperationKeys } from './operationKeys';
import { pluginsInForce } from './pluginsInForce';

/** Says of every entity of a manifest where it stands in its text and comes from, and of every operation what became of it. `written` is the manifest's YAML text. */
export function explainManifest(collected: CollectedDocuments, manifest: Manifest, written: Document): Explanation {
  return {
    entities: [...manifest.origins].map(([pointer, origin]) => entityOf(collected, pointer, origin, written)),
    operations: operationsOf(collected, manifest),
  };
}

function entityOf({ root, documents }: CollectedDocuments, pointer: string, origin: Origin, written: Document): ExplainedEntity {
  const document = documents.get(origin.uri) ?? root;
  const { start, end } = written.rangeOf(pathOfEntity(pointer), true) ?? { start: { line: 0 }, end: { line: 0 } };
  return {
    pointer,
    first: start.line,
    end: end.line + 1,
    origin: { uri: origin.uri, range: memberRange(document, origin.path) },
    named: keyRange(document, origin.path),
  };
}

function operationsOf(collected: CollectedDocuments, manifest: Manifest): ExplainedOperation[] {
  const keys = new OperationKeys(collected);
  const operations = new Map<string, ExplainedOperation & { readonly routes: ExplainedRoute[] }>();
  for (const [pointer, path] of manifest.paths) {
    const route = entityAt(manifest, pointer);
    const method = textsOf(route['methods'])[0] ?? '';
    const known = operations.get(`${method} ${path}`);
    const explained = routeOf(collected, manifest, keys, pointer, path);
    if (known !== undefined) known.routes.push(explained);
    else {
      const methodKey = keys.methodKey(path, method.toLowerCase());
      operations.set(`${method} ${path}`, { method, path, methodKey, pathKey: keys.pathKey(path), routes: [explained] });
    }
  }
  return [...operations.values()];
}

function routeOf(collected: CollectedDocuments, manifest: Manifest, keys: OperationKeys, pointer: string, path: string): ExplainedRoute {
  const route = entityAt(manifest, pointer);
  const { name, id, regex_priority: priority, headers } = route;
  const service = pointer.replace(/\/routes\/\d+$/, '');
  const serviceName = textOf(entityAt(manifest, service)['name']);
  return {
    pointer,
    name: textOf(name),
    ...(typeof id === 'string' ? { id } : {}),
    service: serviceName,
    paths: textsOf(route['paths']),
    ...(typeof priority === 'number' ? { priority } : {}),
    ...(isJsonObject(headers)
      ? { headers: Object.fromEntries(Object.entries(headers).map(([key, values]) => [key, textsOf(values)])) }
      : {}),
    plugins: pluginsInForce(collected, manifest, pointer, keys.itemOf(path)),
  };
}
