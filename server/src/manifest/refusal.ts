import type { ManifestProblem } from './manifest';
import type { SpecNode } from './specNode';

/** Thrown inside this room when the manifest cannot be made; `exportManifest` turns it into a problem, nobody else sees it. */
export class Refusal extends Error {
  constructor(
    readonly node: SpecNode,
    message: string,
  ) {
    super(message);
  }

  /** What a person is told. */
  get problem(): ManifestProblem {
    const { document, path, range } = this.node;
    return { message: this.message, uri: document.uri, path, range };
  }
}
