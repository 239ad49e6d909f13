import type { Connection, Disposable } from 'vscode-languageserver/node';
import { baseName, canonicalUri, folderOf } from '../../document/uri';
import { COMPARE_MANIFEST, type CompareParams, type CompareResult } from '../../protocol';
import { differenceCount, differenceText } from '../../workspace/differenceText';
import { manifestTarget } from '../../workspace/exportDocument';
import type { Feature, Services } from '../services';

/** “Compare with Exported File”: what exporting again would change in a file, by entity, with the manifest for a look at the text. */
export const compareManifest: Feature = {
  name: 'compare manifest',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    return connection.onRequest<CompareResult, void>(COMPARE_MANIFEST, (params: CompareParams): Promise<CompareResult> =>
      compare(services, params),
    );
  },
};

async function compare({ index, folders, host, manifests, documents }: Services, { uri, file }: CompareParams): Promise<CompareResult> {
  const root = index.rootsOf(canonicalUri(uri))[0];
  if (root === undefined)
    return { kind: 'refused', message: 'This is no OpenAPI document, nor a part of one. Open the document that was exported.' };
  const read = async (address: string) => ({ address, result: await host.files(folderOf(address)).read(address) });
  const candidates = file === undefined ? [manifestTarget(root, 'yaml'), manifestTarget(root, 'json')] : [canonicalUri(file)];
  const found = await Promise.all(candidates.map(read));
  const there = found.find(({ result }) => result.ok);
  if (there === undefined || !there.result.ok) {
    const [first] = found;
    if (file === undefined || first === undefined || first.result.ok) return { kind: 'unknown', suggested: manifestTarget(root, 'yaml') };
    return { kind: 'refused', message: first.result.message };
  }
  const { manifest: options } = await folders.settingsOf(root);
  const compareWith = { uri: there.address, text: there.result.text };
  const made = await manifests.make(root, { options, format: 'yaml', explain: false, compareWith });
  const refusal = made.kind === 'refused' ? made.problems[0] : made.comparison?.ok === false ? made.comparison : undefined;
  if (refusal !== undefined) return { kind: 'refused', message: refusal.message, uri: refusal.uri, line: refusal.range.start.line };
  if (made.kind !== 'made' || made.comparison?.ok !== true) return { kind: 'refused', message: 'The document could not be exported.' };
  const { differences } = made.comparison;
  const text = differenceText(differences, ({ place }) => place && `${baseName(place.uri)}:${place.range.start.line + 1}`);
  const places = differences.flatMap(({ place }) =>
    place === undefined ? [] : [{ uri: documents.clientUri(place.uri), line: place.range.start.line }],
  );
  return { kind: 'compared', root, file: there.address, text, count: differenceCount(differences), places };
}
