import { ANY, coversSegment, isMixed, SOME } from './routeShape';

/** Values by the shape of a path, segment by segment, so that those with a wider shape are found without looking at all others. */
export class ShapeTree<T> {
  private readonly below = new Map<string, ShapeTree<T>>();
  /** Those of its segments that are neither all text nor all parameter; there are never many side by side. */
  private readonly mixed: string[] = [];
  private readonly values: T[] = [];

  add(segments: readonly string[], value: T): void {
    const [segment, ...rest] = segments;
    if (segment === undefined) return void this.values.push(value);
    const known = this.below.get(segment);
    const branch = known ?? new ShapeTree<T>();
    if (known === undefined && isMixed(segment)) this.mixed.push(segment);
    this.below.set(segment, branch);
    branch.add(rest, value);
  }

  /** The values of other shapes that match all that this one does. */
  wider(segments: readonly string[]): readonly T[] {
    return this.matching(segments, false);
  }

  private matching(segments: readonly string[], isWider: boolean): readonly T[] {
    const [segment, ...rest] = segments;
    if (segment === undefined) return isWider ? this.values : [];
    const others = [SOME, ANY, ...this.mixed].filter((shape) => shape !== segment && coversSegment(shape, segment));
    return [segment, ...others].flatMap((shape) => this.below.get(shape)?.matching(rest, isWider || shape !== segment) ?? []);
  }
}
