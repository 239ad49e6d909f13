import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { readableText } from '../../document/parse';
import type { Position, Range } from '../../document/position';
import { CondensedText } from './condensedText';
import { condensedYaml } from './condensedYaml';
import type { Key } from './container';
import { LineStarts } from './lineStarts';
import type { LivePart } from './liveDocument';
import { move, moveNode, settle } from './movedYaml';
import type { MovedLines } from './placedFinding';
import { readYaml } from './readYaml';
import { isFlow, isOdd, lineStart, type ReadYaml, type YamlMap, type YamlMember, type YamlNode, type YamlSequence } from './yamlTree';

/** A key with its value, alone on lines of its own, by the map that holds it. */
interface Entry {
  readonly map: YamlMap;
  readonly member: YamlMember;
  /** The names that lead to it, its own key last. */
  readonly path: readonly string[];
  /** The maps and sequences around it, outermost first, `map` last. */
  readonly around: readonly { readonly node: YamlMap | YamlSequence; readonly index: number }[];
  /** Where its first line begins, and where the line begins with what follows it. */
  readonly start: number;
  readonly end: number;
}

/** Where the values of a YAML text stand, as Spectral's reader has it (stoplight/yaml 4.3.0, getLocationForJsonPath). */
export class YamlPlaces {
  private readonly lines: LineStarts;
  private readonly byKey = new WeakMap<YamlMap, Map<string, YamlMember>>();

  constructor(
    private text: Characters,
    private readonly tree: YamlNode,
  ) {
    this.lines = new LineStarts(text);
  }

  /** The range of the value at a path; undefined where there is none. */
  rangeOf(path: readonly Key[]): Range | undefined {
    let node = this.tree;
    let holder: YamlMember | undefined;
    for (const segment of path) {
      if (holder?.value === null) return undefined;
      if (node.kind === 'scalar') return undefined;
      settle(node);
      if (node.kind === 'sequence') {
        const item: YamlNode | undefined = node.items[Number(segment)];
        if (item === undefined) return undefined;
        [node, holder] = [item, undefined];
        continue;
      }
      const member: YamlMember | undefined = typeof segment === 'string' ? this.memberOf(node, segment) : undefined;
      if (member === undefined) return undefined;
      [node, holder] = [member.value ?? node, member];
    }
    return this.range(this.startOf(node, holder), holder?.value === null ? holder.end : endOf(node));
  }

  /** The keys that are no texts, of which Spectral's reader warns, in the order of the text. */
  *oddKeys(node: YamlNode | null = this.tree, path: readonly Key[] = []): Generator<{ type: string; path: Key[]; range: Range }> {
    if (node === null || node.kind === 'scalar' || !node.odd) return;
    settle(node);
    if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) yield* this.oddKeys(item, [...path, index]);
      return;
    }
    for (const { written, oddKey, keyStart, keyEnd, value } of node.members) {
      const own = [...path, written];
      if (oddKey !== undefined) yield { type: oddKey, path: own, range: this.range(keyStart, keyEnd) };
      yield* this.oddKeys(value, own);
    }
  }

  /**
   * The entries around a stretch that differs in the next text, each read anew from its own lines alone, innermost first; undefined for one that does not
   * read, or reads otherwise there.
   */
  *edited(stretch: ChangedStretch, text: Characters): Generator<LivePart | undefined> {
    const grown = stretch.endAfter - stretch.endBefore;
    for (const entry of this.entriesAround(stretch)) {
      const part = text.slice(entry.start, entry.end + grown);
      if (!part.endsWith('\n') && entry.end + grown < text.length) continue;
      const read = readEntry(part, entry.member.keyStart - entry.start);
      if (read === undefined || read.member.key !== entry.member.key || read.member.value === null) yield undefined;
      else yield { path: entry.path, value: read.value, take: () => this.take(entry, read.member, stretch, text) };
    }
  }

  /** The next text, in which a stretch differs, without what stands in blocks before it or so many characters behind it. */
  condensed(stretch: ChangedStretch, text: Characters, near: number): CondensedText {
    return condensedYaml(this.tree, this.text, new CondensedText(text, stretch, this.lines), stretch, near);
  }

  private take(entry: Entry, member: YamlMember, stretch: ChangedStretch, text: Characters): MovedLines {
    const grown = stretch.endAfter - stretch.endBefore;
    move(member, entry.start);
    for (const { node, index } of entry.around) {
      node.odd ||= member.oddKey !== undefined || (member.value !== null && isOdd(member.value));
      node.end += node.end >= entry.end ? grown : 0;
      if (node.kind === 'map') {
        const own = node.members[index];
        if (own !== undefined && own.end >= entry.end) own.end += grown;
        for (const later of node.members.slice(index + 1)) move(later, grown);
      } else for (const later of node.items.slice(index + 1)) moveNode(later, grown);
    }
    entry.map.members[entry.map.members.indexOf(entry.member)] = member;
    this.byKey.delete(entry.map);
    this.text = text;
    return this.lines.replace(stretch, text);
  }

  private entriesAround({ start, endBefore }: ChangedStretch): Entry[] {
    const entries: Entry[] = [];
    const around: { node: YamlMap | YamlSequence; index: number }[] = [];
    const path: string[] = [];
    let node: YamlNode | null = this.tree;
    let end = this.text.length;
    while (node !== null && node.kind !== 'scalar') {
      settle(node);
      if (isFlow(node, this.text)) break;
      const starts: readonly number[] =
        node.kind === 'map' ? node.members.map(({ keyStart }) => keyStart) : node.items.map((item) => item.start);
      let index = starts.length - 1;
      while (index >= 0 && lineStart(this.text, starts[index] ?? 0) > start) index--;
      const [own, next] = [starts[index], starts[index + 1]];
      if (own === undefined) break;
      if (next !== undefined) end = lineStart(this.text, next);
      // What stands before the next key on its line may belong to the value before it.
      if (endBefore > end || (next !== undefined && !this.isFirst(next, node))) break;
      around.push({ node, index });
      if (node.kind === 'sequence') {
        path.push(String(index));
        node = node.items[index] ?? null;
        continue;
      }
      const member: YamlMember | undefined = node.members[index];
      if (member === undefined) break;
      path.push(member.key);
      const begin = lineStart(this.text, own);
      if (this.isFirst(own, node)) entries.push({ map: node, member, path: [...path], around: [...around], start: begin, end });
      node = member.value;
    }
    return entries.reverse();
  }

  /** Whether nothing stands before a key on its line, or nothing but dashes before an item. */
  private isFirst(start: number, { kind }: YamlMap | YamlSequence): boolean {
    const before = this.text.slice(lineStart(this.text, start), start);
    return kind === 'map' ? /^ *$/.test(before) : /^[ -]*- *$/.test(before);
  }

  private memberOf(map: YamlMap, key: string): YamlMember | undefined {
    let members = this.byKey.get(map);
    if (members === undefined) {
      members = new Map(map.members.map((member) => [member.written, member]));
      this.byKey.set(map, members);
    }
    return members.get(key);
  }

  private startOf(node: YamlNode, holder: YamlMember | undefined): number {
    if (holder?.value === null) return holder.end;
    if (holder !== undefined && node.kind !== 'scalar') return holder.keyEnd + 1;
    return node === this.tree && node.start === this.lines.second ? 0 : node.start;
  }

  /** The reader takes every text to end with a line break. */
  private positionAt(offset: number): Position {
    const { length } = this.text;
    if (offset <= length) return this.lines.positionAt(offset);
    return { line: this.lines.positionAt(length).line + 1, character: offset - length - 1 };
  }

  private range(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}

/** Reads lines that are to hold one key with its value, the key so far from the start; undefined where they hold anything else. */
function readEntry(part: string, indent: number): { readonly member: YamlMember; readonly value: unknown } | undefined {
  if (/[^ ]/.test(part.slice(0, indent)) || OTHERWISE.test(part) || readableText(part) !== part) return undefined;
  const read: ReadYaml | undefined = readYaml(part);
  if (read === undefined || read.tree.kind !== 'map') return undefined;
  const [member, second] = read.tree.members;
  if (member === undefined || second !== undefined || member.keyStart !== indent) return undefined;
  const value: unknown = typeof read.value === 'object' && read.value !== null ? Reflect.get(read.value, member.key) : undefined;
  return { member, value };
}

/**
 * What reads otherwise in a text of its own than in a larger one: what ends a document, what begins one, lone carriage returns, and tags, behind which a
 * value may be missing and then ends with what follows.
 */
const OTHERWISE = /^(?:---|\.\.\.|%|\uFEFF)|\r(?!\n)|(?:^|[:,?-]\s|[[{])\s*!/m;

function endOf(node: YamlNode): number {
  if (node.kind === 'scalar') return node.end;
  settle(node);
  const last = node.kind === 'map' ? node.members.at(-1) : node.items.at(-1);
  if (last === undefined) return node.end;
  if ('kind' in last) return endOf(last);
  return last.value === null ? last.end : endOf(last.value);
}
