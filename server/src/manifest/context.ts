import type { JsonObject } from '../document/jsonValue';
import { KongExtensions } from './kongExtensions';
import { pointerOf } from '../document/jsonPath';
import type { ManifestNote, ManifestOptions } from './manifest';
import type { References } from './references';
import { SchemaNames } from './schemaNames';
import type { SpecNode } from './specNode';
import { versionOf } from './specVersion';
import { tagsOf } from './tags';
import { uuidOfName } from './uuid';

/** What every part of one export needs to know. */
export class Context {
  readonly extensions: KongExtensions;
  readonly tags: readonly string[];
  readonly schemaNames: SchemaNames;
  /** The parameters of each path item and operation, with their references followed: several readers want the same ones. */
  readonly parameters = new Map<SpecNode, readonly SpecNode[]>();
  /** What was left out, in the order in which it was met; each thing once. */
  readonly notes: ManifestNote[] = [];
  private readonly noted = new Set<string>();

  constructor(
    readonly document: SpecNode,
    readonly options: ManifestOptions,
    readonly references: References,
  ) {
    this.tags = tagsOf(document, options.selectTags);
    this.schemaNames = new SchemaNames(document, references);
    this.extensions = new KongExtensions(document);
  }

  get inso(): boolean {
    return this.options.insoCompatible === true;
  }

  /** Whether keywords beside a `$ref` count, as they do since OpenAPI 3.1. */
  get keepsSiblings(): boolean {
    return versionOf(this.document) !== '3.0';
  }

  get withIds(): boolean {
    return this.options.noId !== true && !this.inso;
  }

  /** Notes that something at a place was left out. */
  note(node: SpecNode, message: string): void {
    const { document, path, range } = node;
    const place = document.uri + pointerOf(path);
    if (this.noted.has(place)) return;
    this.noted.add(place);
    this.notes.push({ message, uri: document.uri, path, range });
  }

  /** The `id` member of an entity, made of a name that is its own; empty where ids are not wanted. */
  idOf(name: string): JsonObject {
    return this.withIds ? { id: uuidOfName(name) } : {};
  }
}
