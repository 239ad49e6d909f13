import { getJsonPathForPosition, getLocationForJsonPath } from '@stoplight/yaml';
import { parseDocument, type Document as SyntaxTree, type ParsedNode } from 'yaml';
import { positionWithoutMark, rangeIn } from './byteOrderMark';
import type { JsonPath } from './jsonPath';
import type { JsonValue } from './jsonValue';
import { LineIndex } from './lineIndex';
import { DEEPEST_NESTING, parseText, type ParsedText, type SyntaxProblem } from './parse';
import type { Position, Range } from './position';
import { targetsIn } from './references';
import { readEditedJson, readStrictJson, type StrictJson } from './strictJson';

/** Objects and arrays, one inside the other, of the deepest text that is read. */
const MOST_NESTED = DEEPEST_NESTING + 1;

/** How a text is written; decides how edits are worded, not how it is read. */
export type Language = 'yaml' | 'json';

/**
 * One version of one text, with what can be asked of it. Everything is made when it is first asked for and kept, since a document never changes:
 * an edit makes a new one. Values and ranges are those of Spectral's own YAML reader; the `tree` is for edits (ARCHITECTURE.md, “What always holds”).
 */
export class Document {
  private indexed: LineIndex | undefined;
  private read: ParsedText | undefined;
  private asJson: { readonly json: StrictJson | undefined } | undefined;
  private targets: ReadonlySet<string> | undefined;
  private before: StrictJson | undefined;
  private written: SyntaxTree<ParsedNode, boolean> | undefined;

  constructor(
    /** Canonical, see `canonicalUri`. */
    readonly uri: string,
    /** Grows with each edit; 0 for a text read from disk. */
    readonly version: number,
    readonly text: string,
    readonly language: Language = languageOf(uri, text),
  ) {}

  /** A later version of this document. What its text has in common with this one's is not read again, as far as that can be told. */
  next(version: number, text: string): Document {
    const next = new Document(this.uri, version, text, this.language);
    next.before = this.asJson?.json ?? this.before;
    return next;
  }

  get lines(): LineIndex {
    return (this.indexed ??= new LineIndex(this.text));
  }

  /** The document's value as Spectral reads it; undefined for an empty or unreadable text. */
  get value(): JsonValue | undefined {
    return this.json === undefined ? this.parsed.value : this.json.value;
  }

  /** What its `$ref`s say, each target once, in document order. */
  get referenceTargets(): ReadonlySet<string> {
    return (this.targets ??= this.json?.targets ?? targetsIn(this.value));
  }

  /** Where the text does not parse; empty when it does. */
  get problems(): readonly SyntaxProblem[] {
    return this.json === undefined ? this.parsed.problems : [];
  }

  /** The `yaml` library's tree, with source tokens, comments and styles kept: for edits alone. */
  get tree(): SyntaxTree<ParsedNode, boolean> {
    return (this.written ??= parseDocument(this.text, { keepSourceTokens: true, merge: true, uniqueKeys: false, strict: false }));
  }

  /** The range of the value at a path; undefined where the path leads nowhere. With `closest`, the nearest ancestor that exists. */
  rangeOf(path: JsonPath, closest = false): Range | undefined {
    const { result } = this.parsed;
    const range = result && getLocationForJsonPath(result, [...path], closest)?.range;
    return range && rangeIn(this.text, range);
  }

  /** The path of the innermost value at a position; undefined outside any. */
  pathAt(position: Position): JsonPath | undefined {
    const { result } = this.parsed;
    return result && getJsonPathForPosition(result, positionWithoutMark(this.text, position));
  }

  private get parsed(): ParsedText {
    return (this.read ??= parseText(this.text));
  }

  /** What a text that is JSON and nothing more says: its places are read only where somebody asks for one. */
  private get json(): StrictJson | undefined {
    this.asJson ??= {
      json: (this.before && readEditedJson(this.before, this.text, MOST_NESTED)) ?? readStrictJson(this.text, MOST_NESTED),
    };
    return this.asJson.json;
  }
}

/** JSON by its file's ending; without one, by its first character. Everything else is YAML. */
export function languageOf(uri: string, text: string): Language {
  if (/\.jsonc?$/i.test(uri)) return 'json';
  if (/\.ya?ml$/i.test(uri)) return 'yaml';
  return /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml';
}
