import { ANY, SOME } from './routeShape';

/** Values by the shape of a path, segment by segment, so that those with a wider shape are found without looking at all others. */
export class ShapeTree<T> {
  private readonly below = new Map<string, ShapeTree<T>>();
  private readonly values: T[] = [];

  add(segments: readonly string[], value: T): void {
    const [segment, ...rest] = segments;
    if (segment === undefined) return void this.values.push(value);
    const branch = this.below.get(segment) ?? new ShapeTree<T>();
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
    return [segment, ...widerThan(segment)].flatMap((shape) => this.below.get(shape)?.matching(rest, isWider || shape !== segment) ?? []);
  }
}

/** The parameters that match whatever a segment does. One with a parameter in it may hold any characters there, but is never empty. */
function widerThan(segment: string): readonly string[] {
  if (segment === ANY) return [];
  return segment === SOME || mayBeEmpty(segment) ? [ANY] : [SOME, ANY];
}

function mayBeEmpty(segment: string): boolean {
  return segment.replaceAll(ANY, '') === '';
}
