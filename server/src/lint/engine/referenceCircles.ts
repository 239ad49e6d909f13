import { pointerToPath } from '@stoplight/json';
import { components } from './components';
import type { LocalReference } from './localReferences';

/** Names that lead to a target, as far as they can be told apart. */
interface Step {
  readonly below: Map<string | number, Step>;
  /** The targets that these names lead to. */
  readonly targets: number[];
}

/**
 * Which references would close a circle: those that stand within something that their target leads to in turn (json-ref-resolver 3.1, runner). Spectral's
 * resolver asks that of all places above each reference; here the targets are numbered, and those that lead to each other are one component.
 */
export class ReferenceCircles {
  private readonly ids = new Map<string, number>();
  private readonly byPath: Step = { below: new Map(), targets: [] };
  private readonly edges: readonly ReadonlySet<number>[];
  private readonly componentOf: readonly number[];
  private readonly leadsTo: readonly ReadonlySet<number>[];
  private last: { readonly from: number; readonly reached: ReadonlySet<number> } | undefined;

  constructor(references: readonly LocalReference[], targets: ReadonlySet<string>) {
    const paths: string[][] = [];
    for (const target of targets) {
      const path = pointerToPath(target).map(String);
      this.note(path, paths.length);
      this.ids.set(target, paths.length);
      paths.push(path);
    }
    const edges = paths.map(() => new Set<number>());
    this.edges = edges;
    for (const reference of references) {
      const to = this.ids.get(reference.target);
      const path = to === undefined ? undefined : paths[to];
      if (to === undefined || path === undefined) continue;
      for (const above of placesAbove(reference, path)) {
        const from = this.ids.get(above);
        if (from !== undefined) edges[from]?.add(to);
      }
    }
    this.componentOf = components(edges);
    const leadsTo: Set<number>[] = [];
    for (const [from, tos] of edges.entries()) {
      const own = this.componentOf[from] ?? 0;
      const others = (leadsTo[own] ??= new Set());
      for (const to of tos) {
        const other = this.componentOf[to] ?? 0;
        if (other !== own) others.add(other);
      }
    }
    this.leadsTo = leadsTo;
  }

  /** Whether a target leads to something, other than itself, that a path begins with. */
  closes(target: string, path: readonly string[]): boolean {
    const from = this.ids.get(target);
    if (from === undefined || this.edges[from]?.size === 0) return false;
    let step: Step | undefined = this.byPath;
    for (const segment of path) {
      step = step.below.get(comparable(segment));
      if (step === undefined) return false;
      if (step.targets.some((to) => to !== from && this.leads(from, to))) return true;
    }
    return false;
  }

  private note(path: readonly string[], target: number): void {
    let step = this.byPath;
    for (const segment of path) {
      const name = comparable(segment);
      const below = step.below.get(name) ?? { below: new Map(), targets: [] };
      step.below.set(name, below);
      step = below;
    }
    step.targets.push(target);
  }

  private leads(from: number, to: number): boolean {
    const [one, other] = [this.componentOf[from] ?? 0, this.componentOf[to] ?? 0];
    if (one === other) return true;
    // Whatever a component leads to has a smaller number.
    if (other > one) return false;
    if (this.last?.from !== one) this.last = { from: one, reached: this.reachedFrom(one) };
    return this.last.reached.has(other);
  }

  private reachedFrom(component: number): ReadonlySet<number> {
    const reached = new Set([component]);
    for (const each of reached) for (const next of this.leadsTo[each] ?? []) reached.add(next);
    return reached;
  }
}

/** The places above a reference where its way is not its target's, as the resolver names them (crawler); it leaves the escapes of names out. */
function placesAbove({ pointer, target, path, above }: LocalReference, targetPath: readonly string[]): readonly string[] {
  const parting = path.findIndex((name, index) => name !== targetPath[index]);
  if (parting < 0) return [];
  const isApart = path.every((name, index) => index <= parting || name !== targetPath[index]);
  const places = isApart ? above.slice(parting) : placesAround(path, targetPath);
  return places.filter((place) => place !== pointer && place !== target);
}

/** The same where names further down are the target's again: those are then taken to stand before the others. */
function placesAround(path: readonly string[], targetPath: readonly string[]): string[] {
  const places: string[] = [];
  let stem = '#';
  let tail = '';
  for (const [index, name] of path.entries()) {
    if (name === targetPath[index]) {
      stem += `/${name}`;
      continue;
    }
    tail += `/${name}`;
    places.push(stem + tail);
  }
  return places;
}

/** As @stoplight/json compares paths: a name that begins with a number by that number, `12` and `12abc` alike. */
function comparable(segment: string): string | number {
  const number = Number.parseInt(segment, 10);
  return Number.isNaN(number) ? segment : number;
}
