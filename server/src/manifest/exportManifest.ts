import type { Document } from '../document/document';
import { assemble } from './assemble';
import { refuseEndlessSchemas } from './circularSchemas';
import { Context } from './context';
import { readDocumentLevel } from './documentLevel';
import { Draft } from './draft';
import type { ManifestOptions, ManifestOutcome } from './manifest';
import { readOperation } from './operationLevel';
import { notesOnOperations, operationsOf, pathItemsOf } from './operations';
import { readPathLevel } from './pathLevel';
import { References } from './references';
import { Refusal } from './refusal';
import { serversOf } from './servers';
import { SpecNode } from './specNode';
import { refuseOtherVersions } from './specVersion';
import { problemsOfTexts } from './problemsOfTexts';

/**
 * Makes the gateway's declarative config from an OpenAPI 3 document, equal to that of `deck file openapi2kong` with the same options.
 * `documents` are those that the root refers to, by canonical uri. What cannot be carried is a problem with its line, never left out in silence.
 */
export function exportManifest(
  root: Document,
  options: ManifestOptions,
  documents: ReadonlyMap<string, Document> = new Map(),
): ManifestOutcome {
  const problems = problemsOfTexts(root, documents);
  if (problems.length > 0) return { ok: false, problems };
  const spec = SpecNode.rootOf(root);
  try {
    refuseOtherVersions(spec);
    const references = new References(root, documents);
    const broken = references.brokenIn(spec);
    if (broken.length > 0) return { ok: false, problems: broken.map(({ problem }) => problem) };
    if (options.ignoreCircularRefs !== true) refuseEndlessSchemas(spec);
    return { ok: true, manifest: assemble(read(new Context(spec, options, references))) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

function read(context: Context): Draft {
  const draft = new Draft();
  const document = readDocumentLevel(context, draft);
  const paths = context.document.child('paths');
  if (paths === undefined) {
    throw new Refusal(
      context.document,
      'A document to export must have `.paths` in the root of the document. Add paths: {} if it has none yet.',
    );
  }
  for (const [path, item] of pathItemsOf(paths)) {
    const level = readPathLevel(context, draft, path, context.references.resolve(item), document);
    draft.notes.push(...notesOnOperations(level.node));
    for (const [method, node] of operationsOf(context, level.node)) readOperation(context, draft, { method, path, node }, level, document);
  }
  // Without servers at the root, its service is only a stand-in for documents that have none anywhere.
  if (serversOf(context.document).length === 0 && draft.services.length > 1) draft.services.shift();
  return draft;
}
