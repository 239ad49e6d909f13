import type { Context } from './context';
import { malformedKeyword } from './malformedSchemas';
import { viewOf } from './schemaView';
import type { SpecNode } from './specNode';

/** The parameters that a path item or an operation lists itself, references followed. */
export function parametersOf({ references, parameters }: Context, level: SpecNode): readonly SpecNode[] {
  const known = parameters.get(level) ?? (level.child('parameters')?.items ?? []).map((parameter) => references.resolve(parameter));
  parameters.set(level, known);
  return known;
}

/** The schema of a parameter or media type as decK looks at it; undefined where it has none or a malformed one. */
export function schemaOf(context: Context, holder: SpecNode): SpecNode | undefined {
  const schema = holder.child('schema');
  const seen = schema === undefined ? undefined : viewOf(context, schema).schema;
  return seen === undefined || malformedKeyword(seen) !== undefined ? undefined : seen;
}

/** Where a parameter is sent: `path`, `query`, `header` or `cookie`. */
export function placeOf(parameter: SpecNode): string {
  return parameter.child('in')?.text ?? '';
}

/** A parameter's name as written. */
export function nameOf(parameter: SpecNode): string {
  return parameter.child('name')?.text ?? '';
}
