import type { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonValue } from '../document/jsonValue';
import { START_OF_TEXT, type Range } from '../document/position';
import { valueWithOwnMembers } from './ownMembers';
import { hasAliasesOrTags, writtenScalar, type WrittenScalar } from './writtenScalars';
import { SwaggerDocument } from './swagger/swaggerDocument';

/** A value of a document together with the way that leads to it, so that whatever is made of it can say where it comes from. */
export class SpecNode {
  constructor(
    readonly document: Document,
    readonly value: JsonValue | undefined,
    private readonly parent?: SpecNode,
    private readonly key: string | number = '',
  ) {}

  /** The whole of a document. */
  static rootOf(document: Document): SpecNode {
    return new SpecNode(document, valueWithOwnMembers(document));
  }

  /** Where the value stands in the text that people see; for a converted Swagger 2 document, where it comes from. */
  get path(): JsonPath {
    const path: (string | number)[] = [];
    this.appendTo(path);
    return this.document instanceof SwaggerDocument ? this.document.placeOf(path) : path;
  }

  private appendTo(path: (string | number)[]): void {
    if (this.parent === undefined) return;
    this.parent.appendTo(path);
    path.push(this.key);
  }

  /** The range of the value, or of the nearest ancestor that has one. */
  get range(): Range {
    return this.document.rangeOf(this.path, true) ?? START_OF_TEXT;
  }

  /** The property of an object; undefined where there is none. */
  child(key: string): SpecNode | undefined {
    if (!isJsonObject(this.value) || !Object.hasOwn(this.value, key)) return undefined;
    const value = this.value[key];
    return value === undefined ? undefined : new SpecNode(this.document, value, this, key);
  }

  /** The value that a path leads to from here; undefined where it leads nowhere. */
  at(path: readonly (string | number)[]): SpecNode | undefined {
    return path.reduce<SpecNode | undefined>((node, segment) => node?.child(String(segment)) ?? node?.item(Number(segment)), this);
  }

  /** The properties of an object in document order; none for any other value. */
  get entries(): (readonly [string, SpecNode])[] {
    if (!isJsonObject(this.value)) return [];
    return Object.entries(this.value).map(([key, value]) => [key, new SpecNode(this.document, value, this, key)] as const);
  }

  /** One item of an array; undefined where there is none. */
  item(index: number): SpecNode | undefined {
    const value = isJsonArray(this.value) ? this.value[index] : undefined;
    return value === undefined ? undefined : new SpecNode(this.document, value, this, index);
  }

  /** The items of an array; none for any other value. */
  get items(): SpecNode[] {
    if (!isJsonArray(this.value)) return [];
    return this.value.map((value, index) => new SpecNode(this.document, value, this, index));
  }

  /** Another value in this node's place: for what a document means but does not write. */
  with(value: JsonValue): SpecNode {
    return new SpecNode(this.document, value, this.parent, this.key);
  }

  get isObject(): boolean {
    return isJsonObject(this.value);
  }

  /**
   * A scalar as it is written, so that `1.0` stays `1.0` and `012` does not become a number; empty for anything that is no scalar.
   * decK reads names, titles and header values this way.
   */
  get text(): string {
    if (typeof this.value === 'string') return this.value;
    if (this.value === undefined || (typeof this.value === 'object' && this.value !== null)) return '';
    // What is not written at all (`- ` and nothing behind it) has no place either.
    if (this.value === null && this.document.language === 'yaml') return this.source ?? '';
    if (typeof this.value !== 'number' || this.document.language === 'json') return this.source ?? String(this.value);
    return this.written?.source ?? String(this.value);
  }

  /** A scalar of a YAML document as it is written, wherever an alias or a merge key has it from. */
  get written(): WrittenScalar | undefined {
    if (this.document instanceof SwaggerDocument || this.document.language === 'json') return undefined;
    if (hasAliasesOrTags(this.document)) return writtenScalar(this.document, this.path);
    const { source } = this;
    if (source === undefined) return undefined;
    // Quotes are part of the source.
    const isPlain = !/^["']/.test(source);
    return { source: isPlain || typeof this.value !== 'string' ? source : this.value, isPlain, isTaggedText: false };
  }

  /** The text that stands in the document for this value, without white space around it; undefined where it has no place of its own. */
  get source(): string | undefined {
    if (this.document instanceof SwaggerDocument) return undefined;
    const range = this.document.rangeOf(this.path);
    if (range === undefined) return undefined;
    const { lines, text } = this.document;
    return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)).trim();
  }
}
