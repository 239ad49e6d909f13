import type { Document } from '../document/document';
import { pathOfPointer } from '../document/jsonPath';
import { referencesIn } from '../document/references';
import { resolveReference } from '../document/uri';
import { Refusal } from './refusal';
import { SpecNode } from './specNode';

/** Follows `$ref`s, within the root and into the other documents it reaches. */
export class References {
  /** What was found before, by document: many parts of a document refer to the same few others. */
  private readonly found = new Map<Document, Map<string, SpecNode>>();
  /** What is being looked for: a way may itself lead through a `$ref`. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly root: Document,
    private readonly documents: ReadonlyMap<string, Document>,
  ) {}

  /** The value that a node means: itself, or what its `$ref` leads to, however many steps away. Refuses one that leads nowhere or in a circle. */
  resolve(node: SpecNode): SpecNode {
    const seen = new Set<string>();
    let current = node;
    if (typeof (node.child('$ref')?.value ?? '') !== 'string') throw new Refusal(node, 'Expected $ref to be a string.');
    for (let target = referenceOf(current); target !== undefined; target = referenceOf(current)) {
      if (seen.has(target)) throw new Refusal(node, `This $ref leads back to itself: ${target}. Point it at a value.`);
      seen.add(target);
      current = this.target(current, target);
    }
    return current;
  }

  /** The node one step along a `$ref`. */
  target(from: SpecNode, reference: string): SpecNode {
    const known = this.found.get(from.document) ?? new Map<string, SpecNode>();
    this.found.set(from.document, known);
    const place = `${from.document.uri} ${reference}`;
    if (this.underWay.has(place)) throw new Refusal(from, `This $ref leads back to itself: ${reference}. Point it at a value.`);
    this.underWay.add(place);
    try {
      const node = known.get(reference) ?? this.find(from, reference);
      known.set(reference, node);
      return node;
    } finally {
      this.underWay.delete(place);
    }
  }

  private find(from: SpecNode, reference: string): SpecNode {
    if (reference === '' || reference === '#') throw new Refusal(from, 'This $ref names nothing. Write what it should lead to.');
    const hash = reference.indexOf('#');
    const fragment = hash < 0 ? '' : reference.slice(hash + 1);
    const segments = pathOfPointer(fragment);
    const document = this.documentOf(from, reference);
    if (segments === undefined) throw new Refusal(from, `The $ref ${reference} is no JSON pointer. Write it as #/components/….`);
    const node = this.walk(SpecNode.rootOf(document), segments);
    if (node?.value === undefined) throw new Refusal(from, `The $ref ${reference} leads nowhere. Correct it or add what it names.`);
    return node;
  }

  /** Goes along a pointer; where the way is cut off by a `$ref`, it goes on in what that leads to. */
  private walk(from: SpecNode, segments: readonly string[]): SpecNode | undefined {
    let node: SpecNode | undefined = from;
    for (const segment of segments) {
      const next: SpecNode | undefined = node?.at([segment]);
      node = next ?? (node && referenceOf(node) !== undefined ? this.resolve(node).at([segment]) : undefined);
    }
    return node;
  }

  /** Every `$ref` of a document that leads nowhere, used or not: decK refuses documents with one. */
  brokenIn(root: SpecNode): Refusal[] {
    const leadsSomewhere = (target: string): boolean => this.refusalOf(root, target) === undefined;
    // Nearly always all do; where each of them stands matters for one that does not.
    if ([...root.document.referenceTargets].every(leadsSomewhere)) return [];
    return referencesIn(root.value).flatMap(({ path, target }) => {
      const holder = root.at(path);
      return (holder && this.refusalOf(holder, target)) ?? [];
    });
  }

  /** Why a `$ref` leads nowhere; undefined where it leads somewhere. */
  private refusalOf(from: SpecNode, target: string): Refusal | undefined {
    try {
      this.target(from, target);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private documentOf(from: SpecNode, reference: string): Document {
    if (reference.startsWith('#') || reference === '') return from.document;
    const uri = resolveReference(from.document.uri, reference);
    const known = [from.document, this.root].find((document) => document.uri === uri);
    const document = known ?? (uri === undefined ? undefined : this.documents.get(uri));
    if (document === undefined) {
      throw new Refusal(from, `The $ref ${reference} leads to a file that was not read, so the manifest would be incomplete.`);
    }
    return document;
  }
}

/** The target of a `$ref` object; undefined for anything else. */
export function referenceOf(node: SpecNode): string | undefined {
  const reference = node.child('$ref')?.value;
  return typeof reference === 'string' ? reference : undefined;
}
