import type { Fix } from './fix';
import { arrayItems } from './rules/arrayItems';
import { operationDescription } from './rules/operationDescription';
import { operationOperationId } from './rules/operationOperationId';

/** Every fix, in the order in which fix-all applies them: those that move things come last. */
export const FIXES: readonly Fix[] = [operationOperationId, operationDescription, arrayItems];

/** The fixes for a rule's findings. */
export function fixesFor(code: string): readonly Fix[] {
  return FIXES.filter((fix) => fix.code === code);
}
