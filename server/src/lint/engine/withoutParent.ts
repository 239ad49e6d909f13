/** `…[*][?(@property === "name" && …)]^.rest`: objects by what one of their members says, and a member of theirs. */
const BY_MEMBER = /^(.+)\[\*\]\[\?\(@property === (["'])(\w+)\2 && (.+)\)\]\^((?:\.\w+)+)$/;

/**
 * A JSONPath that goes down to a member and back up (`^`) as one that asks the object itself: nimma leaves the former to another engine, which walks
 * the resolved document along every path. What it finds is the same; where a method is asked of a member that is no string, the other engine throws and
 * nothing is judged (docs/engine.md, “Where Spectral fails”), and here that member is none. Any other JSONPath as it is.
 */
export function withoutParent(given: string): string {
  const [, holder, , name, condition, rest] = BY_MEMBER.exec(given) ?? [];
  if (holder === undefined || name === undefined || condition === undefined || rest === undefined || /@\w/.test(condition)) return given;
  const member = `@.${name}`;
  const methods = [...condition.matchAll(/@\.(\w+)\(/g)].map(([, method]) => `${member}.${method} && `);
  return `${holder}[?(@ && ${member} !== void 0 && ${member} !== null && ${methods.join('')}(${condition.replaceAll('@', member)}))]${rest}`;
}
