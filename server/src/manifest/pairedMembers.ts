import { aliasAt } from './aliases';
import type { SpecNode } from './specNode';

/**
 * The members of a `paths` object or a path item as decK's reader pairs keys with values: by going through both in one row. An extension makes it pass
 * over the next entry of that row. It takes any text that begins with `x-` for an extension, so after such a value (`summary: X-Ray`) the next key is
 * passed over, and what stands under it counts for the key before.
 * In a path item, `parameters` is passed over as well, and any text like it.
 */
export function pairedMembers(node: SpecNode, isPathItem: boolean): ReadonlyMap<string, SpecNode> {
  const members = new Map<string, SpecNode>();
  let passesNext = false;
  let sawExtension = false;
  let current: string | undefined;
  for (const [key, child] of node.entries) {
    if (!isPassedOver(key)) current = key;
    // decK breaks off at a value without a key.
    if (!isPassedOver(ownText(child))) members.set((current ??= key), child);
  }
  return members;

  function isPassedOver(text: string): boolean {
    if (/^x-/i.test(text)) return (passesNext = sawExtension = true);
    if (isPathItem && text.toLowerCase() === 'parameters') {
      if (!sawExtension) return (passesNext = true);
      sawExtension = false;
    }
    if (!passesNext) return false;
    passesNext = false;
    return true;
  }
}

/** The text of a scalar; of an alias, its name. */
function ownText(node: SpecNode): string {
  return aliasAt(node) ?? (typeof node.value === 'string' ? node.value : '');
}
