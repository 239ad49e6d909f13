import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import type { Range } from '../../document/position';
import { COMMA, QUOTE } from './characterCodes';
import { CondensedText } from './condensedText';
import { JsonContainers } from './jsonContainers';
import { LineStarts } from './lineStarts';
import type { MovedLines } from './placedFinding';
import { stringEnd } from './scannedJson';

/** Shorter containers may as well be read. */
const WORTH_LEAVING_OUT = 16;

/** Where a value stands in a text. */
interface Spot {
  readonly start: number;
  readonly end: number;
  /** The number of the container that it is; undefined for a scalar. */
  readonly container: number | undefined;
}

/** A container with the path that leads to it. */
export interface PathedContainer {
  readonly container: number;
  readonly path: readonly string[];
}

/**
 * Where the values of a JSON text stand, as Spectral's YAML reader has it: an object or array begins behind its key's colon and ends where the last
 * value in it ends. What is in a container is looked up when somebody asks.
 */
export class JsonPlaces {
  private readonly lines: LineStarts;
  private members = new Map<number, Map<string, Spot>>();

  private constructor(
    private text: Characters,
    private readonly containers: JsonContainers,
  ) {
    this.lines = new LineStarts(text);
  }

  /** The places of a text in which JSON.parse finds so many members and items; undefined where `JsonContainers` says so. */
  static of(text: string, members: number): JsonPlaces | undefined {
    const containers = JsonContainers.of(text, members);
    return containers && new JsonPlaces(text, containers);
  }

  /** The range of the value at a path; undefined where there is none. */
  rangeOf(path: readonly (string | number)[]): Range | undefined {
    const root = this.containers.startOf(0);
    if (root === undefined) return undefined;
    let spot: Spot = { start: root === this.lines.second ? 0 : root, end: this.containers.endOfContents(0), container: 0 };
    for (const segment of path) {
      if (spot.container === undefined) return undefined;
      const inObject = this.containers.isObject(spot.container);
      if (inObject && typeof segment === 'number') return undefined;
      const found = this.membersOf(spot.container).get(inObject ? String(segment) : String(Number(segment)));
      if (found === undefined) return undefined;
      spot = found;
    }
    return { start: this.lines.positionAt(spot.start), end: this.lines.positionAt(spot.end) };
  }

  /** The containers around a stretch, innermost first, each with its path. */
  *around(start: number, end: number): Generator<PathedContainer & { readonly start: number; readonly end: number }> {
    const around = this.containers.around(start, end);
    const path: string[] = [];
    for (const [index, container] of around.entries()) if (index > 0) path.push(this.nameOf(container, around[index - 1] ?? 0));
    while (around.length > 0) {
      const container = around.pop() ?? 0;
      const end = this.containers.endOf(container) + 1;
      yield { container, path: path.slice(0, around.length), start: this.containers.startOf(container) ?? 0, end };
    }
  }

  /**
   * Takes in that a container was replaced by another, of which `part` knows the containers; the stretch that differs is given too. Tells how lines
   * were moved by it.
   */
  replace(container: number, part: JsonContainers, text: Characters, changed: ChangedStretch): MovedLines {
    this.containers.replace(container, part, text);
    this.text = text;
    this.members = new Map();
    return this.lines.replace(changed, text);
  }

  /** The next text, in which a stretch differs, without the objects and arrays before it and those so many characters behind it. */
  condensed(stretch: ChangedStretch, text: Characters, near: number): CondensedText {
    const condensed = new CondensedText(text, stretch, this.lines);
    const grown = stretch.endAfter - stretch.endBefore;
    const condense = (container: number): void => {
      const start = this.containers.startOf(container) ?? 0;
      const end = this.containers.endOf(container) + 1;
      const isBehind = start >= stretch.endBefore + near;
      if (!isBehind && end > stretch.start) for (const each of this.containers.within(container)) condense(each);
      else if (end - start > WORTH_LEAVING_OUT) {
        const moved = isBehind ? grown : 0;
        condensed.leaveOut(start + moved, end + moved, this.standIn(start, end));
      }
    };
    condense(0);
    return condensed;
  }

  /**
   * An empty container of the same kind, with a comment by which it is known that it was entered. Its end stands in a line that begins as that of the other
   * one does. Within a line there is no room for a comment.
   */
  private standIn(start: number, end: number): string {
    const { text, lines } = this;
    const line = end - lines.positionAt(end).character;
    const between = line <= start ? '' : `#\n${/^ */.exec(text.slice(line, end))?.[0] ?? ''}`;
    return `${text.slice(start, start + 1)}${between}${text.slice(end - 1, end)}`;
  }

  /** The name of a container in the one around it. */
  private nameOf(container: number, holder: number): string {
    for (const [name, spot] of this.membersOf(holder)) if (spot.container === container) return name;
    throw new RangeError(`Container ${container} is not in ${holder}`);
  }

  private membersOf(container: number): Map<string, Spot> {
    let members = this.members.get(container);
    if (members === undefined) {
      members = this.readMembers(container);
      this.members.set(container, members);
    }
    return members;
  }

  private readMembers(container: number): Map<string, Spot> {
    const { text, containers } = this;
    const members = new Map<string, Spot>();
    const isObject = containers.isObject(container);
    const end = containers.endOf(container);
    let child = container + 1;
    let at = this.skipSpace((containers.startOf(container) ?? 0) + 1);
    for (let index = 0; at < end; index++) {
      let name = String(index);
      let behindColon: number | undefined;
      if (isObject) {
        const keyEnd = stringEnd(text, at) + 1;
        const written = text.slice(at + 1, keyEnd - 1);
        name = written.includes('\\') ? String(JSON.parse(text.slice(at, keyEnd))) : written;
        behindColon = keyEnd + 1;
        at = this.skipSpace(this.skipSpace(keyEnd) + 1);
      }
      if (at === containers.startOf(child)) {
        members.set(name, { start: behindColon ?? at, end: containers.endOfContents(child), container: child });
        at = containers.endOf(child) + 1;
        child = containers.after(child);
      } else {
        const scalarEnd = this.scalarEnd(at, end);
        members.set(name, { start: at, end: scalarEnd, container: undefined });
        at = scalarEnd;
      }
      at = this.skipSpace(this.skipSpace(at) + 1);
    }
    return members;
  }

  private scalarEnd(start: number, limit: number): number {
    if (this.text.charCodeAt(start) === QUOTE) return stringEnd(this.text, start) + 1;
    let at = start;
    while (at < limit && this.text.charCodeAt(at) !== COMMA && this.text.charCodeAt(at) > 32) at++;
    return at;
  }

  private skipSpace(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) <= 32) at++;
    return at;
  }
}
