import { isContainer, valueAlong } from './container';

/** A part of a value that a rule function is given, and the path to it. */
export interface FieldTarget {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Fields that are read here as Spectral reads them; JSONPaths and brackets are left to it. */
const PLAIN = /^[^.[\]$@"'\\][^.[\]"'\\]*(?:\.[^.[\]"'\\]+)*$/;

/** Whether `fieldTargets` knows what a rule's `field` means. */
export function isPlainField(field: string | undefined): boolean {
  return field === undefined || field === '@key' || PLAIN.test(field);
}

/** The parts of a value that a rule's `field` names: the value itself without one, each key for `@key`, else what the dotted path leads to. */
export function fieldTargets(value: unknown, field: string | undefined): readonly FieldTarget[] {
  if (!isContainer(value) || field === undefined) return [{ path: [], value }];
  if (field === '@key') {
    const keys = Object.keys(value);
    return keys.length === 0 ? [{ path: [], value: undefined }] : keys.map((key) => ({ path: [key], value: key }));
  }
  const path = field.split('.');
  // A property of that very name goes before the path that it spells.
  return [{ path, value: field in value ? Reflect.get(value, field) : valueAlong(value, path) }];
}
