import { pointerToPath } from '@stoplight/json';
import { isContainer } from './container';
import { PointerGraph } from './pointerGraph';

/** A reference that the resolver reads as it stands: a pointer without anything that an address would rewrite. */
const PLAIN = /^#(?:\/[\w.~%{}$@:+-]+)+$/;
/** Names that the resolver, or what it uses, takes for something else. */
export const UNSAFE = new Set(['__proto__', 'constructor', 'prototype', 'hasOwnProperty']);

/** The references of a document to itself, as Spectral's resolver notes them before it follows any (json-ref-resolver 3.1, crawler). */
export class LocalReferences {
  /** From where a reference stands to where it leads, both as pointers. */
  readonly pointers = new PointerGraph();
  /** From the places above a reference to where it leads: what tells a circle. */
  readonly stems = new PointerGraph();
  /** Where references lead, each once. */
  readonly targets = new Set<string>();
  /** The objects and arrays that hold a reference at some depth: those of which replacing makes others. */
  readonly holders = new Set<object>();
  private readonly path: string[] = [];
  private plain = true;

  /** The references of a document; undefined where one leads out of it, or where only the resolver itself can tell what it means. */
  static of(source: object): LocalReferences | undefined {
    if ('$ref' in source) return undefined;
    const found = new LocalReferences();
    found.collect(source, '#');
    return found.plain ? found : undefined;
  }

  /** Notes the references below an object; whether there are any. */
  private collect(target: object, pointer: string): boolean {
    let holds = false;
    for (const key of Object.keys(target)) {
      if (UNSAFE.has(key)) this.plain = false;
      const value: unknown = Reflect.get(target, key);
      if (!isContainer(value)) continue;
      const below = `${pointer}/${key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key}`;
      const reference: unknown = '$ref' in value ? value.$ref : undefined;
      this.path.push(key);
      if (typeof reference === 'string') {
        holds = true;
        this.note(reference, below);
      } else if (this.collect(value, below)) holds = true;
      this.path.pop();
      if (!this.plain) return holds;
    }
    if (holds) this.holders.add(target);
    return holds;
  }

  private note(reference: string, pointer: string): void {
    const targetPath: readonly (string | number)[] = PLAIN.test(reference) ? pointerToPath(reference) : ['__proto__'];
    if (targetPath.some((segment) => UNSAFE.has(String(segment)))) {
      this.plain = false;
      return;
    }
    // One to a place above itself is left as it stands.
    if (targetPath.every((segment, index) => segment === this.path[index])) return;
    this.noteStems(reference, pointer, targetPath);
    this.pointers.add(pointer);
    this.pointers.add(reference);
    this.pointers.connect(pointer, reference);
    this.targets.add(reference);
  }

  private noteStems(reference: string, pointer: string, targetPath: readonly (string | number)[]): void {
    this.stems.add(reference);
    let stem = '#';
    let tail = '';
    for (const [index, part] of this.path.entries()) {
      if (part === targetPath[index]) {
        stem += `/${part}`;
        continue;
      }
      tail += `/${part}`;
      const above = stem + tail;
      if (above === pointer || above === reference) continue;
      this.stems.add(above);
      this.stems.connect(above, reference);
    }
  }
}
