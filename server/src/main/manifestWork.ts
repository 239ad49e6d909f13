import { parentPort } from 'node:worker_threads';
import type { ManifestAnswer, ManifestOrder } from '../platform/manifestThread';
import { makeManifest, type KnownDocuments } from '../workspace/makeManifest';

/** The thread of the language server that makes manifests: reading a large document takes seconds, in which no key would be heard. */
export function runManifestWork(): void {
  const known: KnownDocuments = new Map();
  parentPort?.on('message', ({ id, request }: ManifestOrder) => {
    const answer = (reply: Omit<ManifestAnswer, 'id'>): void => parentPort?.postMessage({ id, ...reply } satisfies ManifestAnswer);
    makeManifest(request, known).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
    );
  });
}
