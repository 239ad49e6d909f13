import { Document } from '../document/document';
import type { FileSystem } from '../document/fileSystem';
import { collectDocuments, type CollectedDocuments } from './collectDocuments';
import { compareWithFile } from './compareWithFile';
import { entityPlace } from './entityPlace';
import { explainManifest } from './explainManifest';
import { entityCount, manifestOf, manifestText, manifestTarget, type Manifest } from './exportDocument';
import type { ManifestComparison, ManifestRequest, ManifestResult } from './manifestMaker';

/** Documents that were read for the request before, by address: what has not changed is not read again. */
export type KnownDocuments = Map<string, Document>;

const NOTHING: FileSystem = {
  read: (uri) => Promise.resolve({ ok: false, reason: 'missing', message: `${uri} was not read.` }),
  list: () => Promise.resolve([]),
};

/** Makes what a request asks for; where a document refers to one that the request neither has nor names as absent, asks for that instead. */
export async function makeManifest(request: ManifestRequest, known: KnownDocuments): Promise<ManifestResult> {
  const { root, texts, absent, options, format, folder, explain } = request;
  const document = documentOf(root, texts[root] ?? '', known);
  const collected = await collectDocuments(document, NOTHING, (uri) => {
    const text = texts[uri];
    return text === undefined ? undefined : documentOf(uri, text, known);
  });
  const uris = [...collected.documents.keys()];
  for (const uri of known.keys()) if (!collected.documents.has(uri)) known.delete(uri);
  const needs = [...collected.missing.keys()].filter((uri) => !absent.includes(uri) && !(uri in texts));
  if (needs.length > 0) return { kind: 'needs', uris: needs };
  const outcome = manifestOf(collected, options);
  if (!outcome.ok)
    return { kind: 'refused', problems: outcome.problems.map(({ message, uri, range }) => ({ message, uri, range })), documents: uris };
  const { manifest } = outcome;
  const text = await manifestText(collected, manifest, options, format, folder);
  const written = new Document(manifestTarget(root, 'yaml'), 0, text, 'yaml');
  return {
    kind: 'made',
    text,
    explanation: explain ? explainManifest(collected, manifest, written) : { entities: [], operations: [] },
    ...entityCount(manifest),
    notes: [...manifest.notes, ...manifest.warnings].map(({ message }) => message),
    documents: uris,
    ...(request.compareWith === undefined ? {} : { comparison: comparisonWith(collected, manifest, request.compareWith) }),
  };
}

function comparisonWith(collected: CollectedDocuments, manifest: Manifest, file: { uri: string; text: string }): ManifestComparison {
  const comparison = compareWithFile(new Document(file.uri, 0, file.text), manifest);
  if (!comparison.ok) return comparison;
  const differences = comparison.differences.map((difference) => {
    const place = difference.change === 'removed' ? undefined : entityPlace(collected, manifest, difference.pointer);
    return place === undefined ? difference : { ...difference, place };
  });
  return { ok: true, differences };
}

function documentOf(uri: string, text: string, known: KnownDocuments): Document {
  const before = known.get(uri);
  const document = before?.text === text ? before : (before?.next(0, text) ?? new Document(uri, 0, text));
  known.set(uri, document);
  return document;
}
