/** A path of a document, made ready to be compared with the paths of requests (OpenAPI 3.1, "Path Templating"). */
export interface PathTemplate {
  readonly segments: readonly Segment[];
  /** Equal for templates that match the same paths, whatever their parameters are called. */
  readonly shape: string;
}

interface Segment {
  /** The segment's literal text, decoded; undefined when it has parameters. */
  readonly literal: string | undefined;
  readonly pattern: RegExp | undefined;
}

/** Reads a template such as `/pets/{petId}/photo.{format}`. */
export function readPathTemplate(template: string): PathTemplate {
  const segments = template.split('/').slice(1).map(readSegment);
  return { segments, shape: template.replaceAll(/\{[^{}/]*\}/g, '{}') };
}

/** How closely a request's path fits: for each segment 1 if it is the literal one and 0 if it fills a parameter; undefined if it does not fit. */
export function fitOf(template: PathTemplate, segments: readonly string[]): readonly number[] | undefined {
  if (segments.length !== template.segments.length) return undefined;
  const fit: number[] = [];
  for (const [index, segment] of template.segments.entries()) {
    const text = segments[index] ?? '';
    if (segment.literal !== undefined ? segment.literal !== text : !segment.pattern?.test(text)) return undefined;
    fit.push(segment.literal === undefined ? 0 : 1);
  }
  return fit;
}

/** A request's path cut into decoded segments. */
export function segmentsOf(path: string): string[] {
  return path.split('/').slice(1).map(decode);
}

/** Orders fits: negative when the first is the closer one, by its first segment that differs. */
export function compareFits(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return (b[index] ?? 0) - value;
  return 0;
}

function readSegment(segment: string): Segment {
  const parts = segment.split(/\{[^{}]*\}/);
  if (parts.length === 1) return { literal: decode(segment), pattern: undefined };
  return { literal: undefined, pattern: new RegExp(`^${parts.map((part) => escapeForPattern(decode(part))).join('.+?')}$`, 's') };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
