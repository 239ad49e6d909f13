import {
  determineScalarType,
  Kind,
  load,
  newScalar,
  parseYamlBigInteger,
  parseYamlBoolean,
  parseYamlFloat,
  ScalarType,
  type YAMLMapping,
  type YAMLNode,
  type YAMLScalar,
  type YAMLSequence,
  type YamlMap as MapNode,
} from '@stoplight/yaml-ast-parser';
import type { Characters } from '../../document/characters';

/** A value of a YAML text with the offsets that Spectral's reader gives it. */
export type YamlNode = YamlMap | YamlSequence | YamlScalar;

export interface YamlScalar {
  readonly kind: 'scalar';
  start: number;
  end: number;
}

export interface YamlMap {
  readonly kind: 'map';
  start: number;
  end: number;
  readonly members: YamlMember[];
  /** How far what is in it has to be moved still. */
  moved: number;
  /** Whether there is a key in it that is no text. */
  odd: boolean;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  start: number;
  end: number;
  readonly items: YamlNode[];
  /** How far what is in it has to be moved still. */
  moved: number;
  /** Whether there is a key in it that is no text. */
  odd: boolean;
}

/** A key with its value. */
export interface YamlMember {
  readonly key: string;
  /** The key as the text has it. */
  readonly written: string;
  /** What Spectral's reader calls the key where it is no text, of which it warns. */
  readonly oddKey: string | undefined;
  keyStart: number;
  keyEnd: number;
  /** Where both end, for a key without a value. */
  end: number;
  readonly value: YamlNode | null;
}

/** A YAML text as read: its tree, and what it means in plain objects. */
export interface ReadYaml {
  readonly tree: YamlNode;
  readonly value: unknown;
}

/**
 * Reads a YAML text as Spectral's reader does (stoplight/yaml 4.3.0), as far as that is plain; undefined where there is more to it: errors, anchors and
 * aliases, merge keys, items without a value, keys that are no scalars, that stand twice, or whose order JavaScript would change.
 */
export function readYamlTree(text: string): ReadYaml | undefined {
  try {
    const root: YAMLNode | undefined = load(text, { ignoreDuplicateKeys: true });
    return root === undefined || root.errors.length > 0 ? undefined : readNodes(root);
  } catch {
    // Whoever reads it in full finds and tells what it was.
    return undefined;
  }
}

/** The same of the nodes of a text in which that reader found no error. */
export function readNodes(root: YAMLNode): ReadYaml | undefined {
  try {
    const reading = new Reading();
    const tree = reading.treeOf(root);
    return { tree, value: reading.value };
  } catch (error) {
    if (error instanceof MoreToIt || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Thrown where there is more to a text than can be said in plain objects. */
export class MoreToIt extends Error {}

/** Reads nodes, one inside the other. */
class Reading {
  /** What the node means that was read last. */
  value: unknown;

  treeOf(node: YAMLNode): YamlNode {
    // What the reader makes up where something is missing stands nowhere.
    if (node.anchorId !== undefined || node.startPosition < 0 || node.endPosition < 0) throw new MoreToIt();
    if (isMap(node)) return this.map(node);
    if (isSequence(node)) return this.sequence(node);
    if (!isScalar(node)) throw new MoreToIt();
    this.value = jsonValueOf(valueOf(node));
    return { kind: 'scalar', start: node.startPosition, end: node.endPosition };
  }

  private sequence(node: YAMLSequence): YamlSequence {
    const items: YamlNode[] = [];
    const values: unknown[] = [];
    let odd = false;
    const given: readonly (YAMLNode | null)[] = node.items;
    for (const item of given) {
      // Where a list ends with a dash alone, its end depends on what follows it.
      if (item === null) throw new MoreToIt();
      const tree = this.treeOf(item);
      items.push(tree);
      values.push(this.value);
      odd ||= isOdd(tree);
    }
    this.value = values;
    return { kind: 'sequence', start: node.startPosition, end: node.endPosition, items, moved: 0, odd };
  }

  private map({ mappings, startPosition: start, endPosition: end }: MapNode): YamlMap {
    const made = new MapInMaking();
    for (const mapping of mappings) {
      const said = keyOf(mapping);
      const { value: below }: { value: YAMLNode | null } = mapping;
      const tree = below && this.treeOf(below);
      const { value: written, startPosition: keyStart, endPosition: keyEnd } = mapping.key;
      const isNull = mapping.key.valueObject === null;
      made.add({ said, isNull, written, keyStart, keyEnd, end: mapping.endPosition }, tree, tree && this.value);
    }
    this.value = made.values;
    return made.node(start, end);
  }
}

/** What a scalar means. */
type Meant = ReturnType<typeof valueOf>;

/** A key with its value, as the text has them. */
interface Written extends Pick<YamlMember, 'written' | 'keyStart' | 'keyEnd' | 'end'> {
  readonly said: Meant;
  /** Whether the reader takes the key for null. */
  readonly isNull: boolean;
}

/** An object of which the members are read one after the other. Throws where its order or its keys are more than those of a plain object. */
export class MapInMaking {
  readonly values: Record<string, unknown> = {};
  private readonly members: YamlMember[] = [];
  private last = -1;
  private odd = false;

  add({ said, isNull, written, keyStart, keyEnd, end }: Written, tree: YamlNode | null, value: unknown): void {
    const key = typeof said === 'string' ? said : String(said);
    const index = indexOf(key);
    const moves = index === undefined ? false : index < this.last;
    if (moves || key === '<<' || key === '__proto__' || Object.hasOwn(this.values, key)) throw new MoreToIt();
    this.last = index ?? Infinity;
    this.values[key] = value;
    const oddKey = typeof said === 'string' ? undefined : isNull ? 'null' : typeof said;
    this.odd ||= oddKey !== undefined || (tree !== null && isOdd(tree));
    this.members.push({ key, written, oddKey, keyStart, keyEnd, end, value: tree });
  }

  node(start: number, end: number): YamlMap {
    return { kind: 'map', start, end, members: this.members, moved: 0, odd: this.odd };
  }
}

/** Whether an object or array is written in brackets. */
export function isFlow({ start }: YamlMap | YamlSequence, text: Characters): boolean {
  const first = text.slice(start, start + 1);
  return first === '{' || first === '[';
}

/** Where the line of an offset begins. */
export function lineStart(text: Characters, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Whether there is a key in a node that is no text. */
export function isOdd(node: YamlNode): boolean {
  return node.kind !== 'scalar' && node.odd;
}

/** The number of a key that JavaScript puts before all other keys, in the order of the numbers. */
function indexOf(key: string): number | undefined {
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57) return undefined;
  const number = Number(key);
  return Number.isInteger(number) && number >= 0 && number < 2 ** 32 - 1 && String(number) === key ? number : undefined;
}

function keyOf({ key }: YAMLMapping): ReturnType<typeof valueOf> {
  if (!isScalar(key) || key.anchorId !== undefined || key.startPosition < 0 || key.endPosition < 0) throw new MoreToIt();
  return valueOf(key);
}

/** How whatever begins that Spectral's reader may take for something else than a text where it has no quotes: null, true, a number, a time, a merge key. */
export const MAY_BE_NO_TEXT = /^(?:[-+~.<_0-9fntFNT]|$)/;

/** What a scalar without quotes means. */
export function meantBy(text: string): Meant {
  return MAY_BE_NO_TEXT.test(text) ? valueOf(Object.assign(newScalar(text), { plainScalar: true })) : text;
}

/** What a scalar means, as a value of JSON is. */
export function jsonValueOf(meant: Meant): Exclude<Meant, bigint> {
  return typeof meant === 'bigint' ? Number(meant) : meant;
}

function valueOf(node: YAMLScalar): string | number | bigint | boolean | null {
  const { value } = node;
  if (!MAY_BE_NO_TEXT.test(value)) return value;
  switch (determineScalarType(node)) {
    case ScalarType.null:
      return null;
    case ScalarType.bool:
      return parseYamlBoolean(value);
    case ScalarType.int:
      return parseYamlBigInteger(value);
    case ScalarType.float:
      return parseYamlFloat(value);
    case ScalarType.string:
    default:
      return value;
  }
}

export function isMap(node: YAMLNode): node is MapNode {
  return node.kind === Kind.MAP;
}

export function isSequence(node: YAMLNode): node is YAMLSequence {
  return node.kind === Kind.SEQ;
}

function isScalar(node: YAMLNode): node is YAMLScalar {
  return node.kind === Kind.SCALAR;
}
