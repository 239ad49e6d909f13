import type { Document } from '../document/document';
import { openApiVersionOf } from '../document/openApiVersion';
import { readablePathItem } from './brokenOff';
import { refuseEndlessSchemas } from './circularSchemas';
import { Context } from './context';
import { readDocumentLevel } from './documentLevel';
import { Draft } from './draft';
import { withLineFeeds } from './lineFeeds';
import type { ManifestOptions, ManifestProblem } from './manifest';
import { readOperation } from './operationLevel';
import { notesOnOperations, operationsOf, pathItemsOf } from './operations';
import { readPathLevel } from './pathLevel';
import { problemsOfTexts } from './problemsOfTexts';
import { References } from './references';
import { Refusal } from './refusal';
import { Refusals } from './refusals';
import { serversOf } from './servers';
import { SpecNode } from './specNode';
import { refuseOtherVersions } from './specVersion';
import { SwaggerDocument } from './swagger/swaggerDocument';

/** What a document gives for the gateway: its entities, and everything that stands in the way of a manifest. */
export interface SpecReading {
  /** What every part of the reading knew; undefined where the document could not be read at all. */
  readonly context: Context | undefined;
  /** The entities that could be made; complete only where there is no problem. */
  readonly draft: Draft;
  /** One refusal does not hide those of other paths and operations, unless it is about the whole document. */
  readonly problems: readonly ManifestProblem[];
}

/** Reads a document and those that it refers to, by canonical uri, into the entities of a manifest. */
export function readSpec(written: Document, options: ManifestOptions, others: ReadonlyMap<string, Document>): SpecReading {
  const draft = new Draft();
  const root = withLineFeeds(written);
  const documents = new Map([...others].map(([uri, document]) => [uri, withLineFeeds(document)]));
  const textProblems = problemsOfTexts(root, documents);
  if (textProblems.length > 0) return { context: undefined, draft, problems: textProblems };
  const refusals = new Refusals();
  const context = refusals.attempt(() => contextOf(root, options, documents, refusals));
  if (context !== undefined && refusals.problems.length === 0) refusals.attempt(() => readInto(draft, context, refusals));
  return { context, draft, problems: refusals.problems };
}

function contextOf(
  root: Document,
  options: ManifestOptions,
  documents: ReadonlyMap<string, Document>,
  refusals: Refusals,
): Context | undefined {
  const converted = inOpenApi3(root);
  const spec = SpecNode.rootOf(converted);
  refuseOtherVersions(spec);
  const references = new References(converted, documents);
  const broken = references.brokenIn(spec);
  for (const refusal of broken) refusals.add(refusal);
  if (broken.length > 0) return undefined;
  if (options.ignoreCircularRefs !== true) refuseEndlessSchemas(spec);
  // Requirements are carried in one way or the other; decK's would make every route twice.
  return new Context(spec, options.security === 'full' ? { ...options, generateSecurity: false } : options, references);
}

function inOpenApi3(root: Document): Document {
  if (openApiVersionOf(root.value) !== '2.0') return root;
  const converted = SwaggerDocument.from(root);
  if (typeof converted !== 'string') return converted;
  throw new Refusal(SpecNode.rootOf(root), `This Swagger 2 document cannot be read as OpenAPI 3: ${converted}.`);
}

function readInto(draft: Draft, context: Context, refusals: Refusals): void {
  const document = readDocumentLevel(context, draft);
  const paths = context.document.child('paths');
  if (paths === undefined) {
    throw new Refusal(
      context.document,
      'A document to export must have `.paths` in the root of the document. Add paths: {} if it has none yet.',
    );
  }
  for (const [path, item] of pathItemsOf(context, paths)) {
    refusals.attempt(() => {
      const level = readPathLevel(context, draft, path, readablePathItem(context, context.references.resolve(item)), document);
      draft.notes.push(...notesOnOperations(context, level.node));
      for (const [method, node] of operationsOf(context, level.node))
        refusals.attempt(() => readOperation(context, draft, { method, path, node }, level, document));
    });
  }
  draft.notes.push(...context.notes);
  // Without servers at the root, its service is only a stand-in for documents that have none anywhere.
  if (serversOf(context.document).length === 0 && draft.services.length > 1) draft.services.shift();
}
