import type { YamlMap, YamlMember, YamlNode, YamlSequence } from './yamlTree';

/** Moves what is in a node, where it has been moved itself. */
export function settle(node: YamlMap | YamlSequence): void {
  const { moved } = node;
  if (moved === 0) return;
  node.moved = 0;
  if (node.kind === 'map') for (const member of node.members) move(member, moved);
  else for (const item of node.items) moveNode(item, moved);
}

/** Moves a key, and its value with all in it. */
export function move(member: YamlMember, by: number): void {
  member.keyStart += by;
  member.keyEnd += by;
  member.end += by;
  if (member.value !== null) moveNode(member.value, by);
}

/** Moves a value; what is in it is moved when somebody comes by. */
export function moveNode(node: YamlNode, by: number): void {
  node.start += by;
  node.end += by;
  if (node.kind !== 'scalar') node.moved += by;
}
