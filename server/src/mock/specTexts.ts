import { Document } from '../document/document';
import { pointerOf, type JsonPath } from '../document/jsonPath';
import { valueAt, type JsonValue } from '../document/jsonValue';
import { START_OF_TEXT } from '../document/position';
import { pathOfUri } from '../document/uri';
import type { MockPlace, MockProblem, MockSpec } from './mockTypes';

/** A value's place among the texts of a specification. */
export interface Origin {
  readonly uri: string;
  readonly path: JsonPath;
}

/** The documents of one specification, parsed when first asked for, and the words for places in them. */
export class SpecTexts {
  private readonly documents = new Map<string, Document>();

  /** Given the texts before an edit, documents whose text is still the same are taken over, parsed as they are. */
  constructor(
    readonly spec: MockSpec,
    previous?: SpecTexts,
  ) {
    for (const [uri, document] of previous?.documents ?? [])
      if (Object.hasOwn(spec.texts, uri) && spec.texts[uri] === document.text) this.documents.set(uri, document);
  }

  /** The document at an address; undefined when its text was not given. */
  document(uri: string): Document | undefined {
    const known = this.documents.get(uri);
    if (known !== undefined) return known;
    const text = Object.hasOwn(this.spec.texts, uri) ? this.spec.texts[uri] : undefined;
    if (text === undefined) return undefined;
    const document = new Document(uri, 0, text);
    this.documents.set(uri, document);
    return document;
  }

  /** The value at a place; undefined where there is none. */
  value(origin: Origin): JsonValue | undefined {
    return valueAt(this.document(origin.uri)?.value, origin.path);
  }

  /** A problem at a place, or at the nearest place around it that exists. */
  problem(severity: MockProblem['severity'], message: string, { uri, path }: Origin): MockProblem {
    const range = this.document(uri)?.rangeOf(path, true) ?? START_OF_TEXT;
    return { severity, message, uri, pointer: pointerOf(path), range };
  }

  /** A place as people read it. */
  place({ uri, path }: Origin): MockPlace {
    const range = this.document(uri)?.rangeOf(path, true) ?? START_OF_TEXT;
    return { file: relativeFile(this.spec.root, uri), pointer: pointerOf(path), line: range.start.line + 1 };
  }
}

/** A file's name as seen from the folder of another, `../common/errors.yaml`. */
export function relativeFile(root: string, uri: string): string {
  const from = (pathOfUri(root) ?? root).split('/').slice(0, -1);
  const to = (pathOfUri(uri) ?? uri).split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
