import { pointerToPath } from '@stoplight/json';
import { isContainer } from './container';
import { PointerGraph } from './pointerGraph';

/** A reference that the resolver reads as it stands: a pointer without anything that an address would rewrite. */
const PLAIN = /^#(?:\/[\w.~%{}$@:+-]+)+$/;
/** Names that the resolver, or what it uses, takes for something else. */
export const UNSAFE = new Set(['__proto__', 'constructor', 'prototype', 'hasOwnProperty']);

/** A reference of a document to itself. */
export interface LocalReference {
  /** Where it stands, and where it leads. */
  readonly pointer: string;
  readonly target: string;
  /** The names that lead to it, and after each of them where one is, as a pointer without escapes. */
  readonly path: readonly string[];
  readonly above: readonly string[];
}

/** The references of a document to itself, as Spectral's resolver notes them before it follows any (json-ref-resolver 3.1, crawler). */
export class LocalReferences {
  readonly all: LocalReference[] = [];
  /** From where a reference stands to where it leads, both as pointers. */
  readonly pointers = new PointerGraph();
  /** Where references lead, each once. */
  readonly targets = new Set<string>();
  /** The objects and arrays that hold a reference at some depth: those of which replacing makes others. */
  readonly holders = new Set<object>();
  private readonly path: string[] = [];
  /** The pointers of the places on the path, as far down as a reference asked for them: without escapes, and with. */
  private readonly above: string[] = [];
  private readonly escaped: string[] = [];
  /** By pointers, of references and of where they lead, the names in them. */
  readonly paths = new Map<string, readonly string[]>();
  private plain = true;

  /** The references of a document; undefined where one leads out of it, or where only the resolver itself can tell what it means. */
  static of(source: object): LocalReferences | undefined {
    if ('$ref' in source) return undefined;
    const found = new LocalReferences();
    found.collect(source);
    return found.plain ? found : undefined;
  }

  /** Notes the references below an object; whether there are any. */
  private collect(target: object): boolean {
    let holds = false;
    const keys = Object.keys(target);
    const values: readonly unknown[] = Array.isArray(target) ? target : Object.values(target);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? '';
      const value = values[index];
      if (UNSAFE.has(key)) this.plain = false;
      if (!isContainer(value)) continue;
      const reference: unknown = '$ref' in value ? value.$ref : undefined;
      this.path.push(key);
      if (typeof reference === 'string') {
        holds = true;
        this.note(reference, this.pointerHere());
      } else if (this.collect(value)) holds = true;
      this.path.pop();
      if (this.above.length > this.path.length) {
        this.above.pop();
        this.escaped.pop();
      }
      if (!this.plain) return holds;
    }
    if (holds) this.holders.add(target);
    return holds;
  }

  private pointerHere(): string {
    for (let depth = this.above.length; depth < this.path.length; depth++) {
      const key = this.path[depth] ?? '';
      const above = this.above[depth - 1] ?? '#';
      const escaped = this.escaped[depth - 1] ?? '#';
      const below = `${above}/${key}`;
      const isEscaped = escaped !== above || key.includes('~') || key.includes('/');
      this.above.push(below);
      this.escaped.push(isEscaped ? `${escaped}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` : below);
    }
    return this.escaped.at(-1) ?? '#';
  }

  private note(target: string, pointer: string): void {
    const targetPath = this.paths.get(target) ?? pathTo(target);
    if (targetPath === undefined) {
      this.plain = false;
      return;
    }
    this.paths.set(target, targetPath);
    // One to a place above itself is left as it stands.
    if (targetPath.every((segment, index) => segment === this.path[index])) return;
    const path = [...this.path];
    this.all.push({ pointer, target, path, above: [...this.above] });
    // The resolver takes a name with a % for one with escapes.
    if (!pointer.includes('%')) this.paths.set(pointer, path);
    this.pointers.add(pointer);
    this.pointers.add(target);
    this.pointers.connect(pointer, target);
    this.targets.add(target);
  }
}

/** The names in a reference; undefined where the resolver would take it, or one of them, for something else. */
function pathTo(reference: string): readonly string[] | undefined {
  const path = PLAIN.test(reference) ? pointerToPath(reference).map(String) : undefined;
  return path?.some((segment) => UNSAFE.has(segment)) === true ? undefined : path;
}
