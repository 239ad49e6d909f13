import { isSyntaxNode, parseFilter, type SyntaxNode } from '../../ruleset/filterSyntax';
import { remembered } from './remembered';

/** A value has one of these keys, or is called by one of these names. */
export interface Need {
  readonly keys: readonly string[];
  readonly names: readonly string[];
}

interface Needs {
  /** Where one is not given, the expression is falsy and throws nothing. */
  readonly all: readonly Need[];
  /** Whether it throws nothing, whatever the value. */
  readonly isSafe: boolean;
}

const NOTHING: Needs = { all: [], isSafe: true };
const UNKNOWN: Needs = { all: [], isSafe: false };
const MOST_NEEDS = 16;

/**
 * What the script of a `[?(…)]` needs of a value that is not null for it to be true: where one of these is not given, it is false and throws nothing.
 * Empty where nothing can be told.
 */
export const filterNeeds = remembered(read, 2_000);

function read(script: string): readonly Need[] {
  try {
    return needsOf(parseFilter(script)).all;
  } catch {
    // Not an expression: nimma then refuses the path.
    return [];
  }
}

function needsOf(node: unknown): Needs {
  if (!isSyntaxNode(node)) return UNKNOWN;
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
      return NOTHING;
    case 'UnaryExpression':
      return { all: [], isSafe: needsOf(node['argument']).isSafe };
    case 'MemberExpression': {
      const key = memberOf(node);
      return key === undefined ? UNKNOWN : { all: [{ keys: [key], names: [] }], isSafe: true };
    }
    case 'LogicalExpression':
    case 'BinaryExpression':
      return ofOperator(String(node['operator']), node['left'], node['right']);
    default:
      return UNKNOWN;
  }
}

function ofOperator(operator: string, left: unknown, right: unknown): Needs {
  if (operator === '&&') {
    const [one, other] = [needsOf(left), needsOf(right)];
    // What throws on the left does so whatever is on the right.
    return { all: [...one.all, ...(one.isSafe ? other.all : [])], isSafe: one.isSafe && other.isSafe };
  }
  if (operator === '||') {
    const [one, other] = [needsOf(left), needsOf(right)];
    const all = one.all.flatMap((a) => other.all.map((b) => ({ keys: [...a.keys, ...b.keys], names: [...a.names, ...b.names] })));
    return { all: all.slice(0, MOST_NEEDS), isSafe: one.isSafe && other.isSafe };
  }
  if (/^[!=]==?$/.test(operator)) return ofComparison(operator, left, right);
  return UNKNOWN;
}

function ofComparison(operator: string, left: unknown, right: unknown): Needs {
  const [one, other] = [needsOf(left), needsOf(right)];
  const constant = constantOf(right);
  // To compare loosely, an object is asked for its value, which one with a key of that name may not give.
  const isSafe = one.isSafe && other.isSafe && (operator.length === 3 || constant === 'nothing');
  const isThere = operator.startsWith('=') ? constant === 'something' : constant === 'nothing';
  if (!isThere) return { all: [], isSafe };
  if (isSyntaxNode(left) && left.type === 'Identifier' && left['name'] === '@property' && operator === '===') {
    return { all: isSyntaxNode(right) && typeof right['value'] === 'string' ? [{ keys: [], names: [right['value']] }] : [], isSafe };
  }
  const isMember = isSyntaxNode(left) && left.type === 'MemberExpression';
  // `!== null` is true of what is not there.
  const isOfNothing = operator === '!==' && isSyntaxNode(right) && right.type === 'Literal';
  return { all: isMember && !isOfNothing ? one.all : [], isSafe };
}

/** Whether an expression is a fixed value that nothing which is missing is equal to, or `null` or `void 0`; undefined for any other. */
function constantOf(node: unknown): 'something' | 'nothing' | undefined {
  if (!isSyntaxNode(node)) return undefined;
  if (
    node.type === 'UnaryExpression' &&
    node['operator'] === 'void' &&
    isSyntaxNode(node['argument']) &&
    node['argument'].type === 'Literal'
  )
    return 'nothing';
  if (node.type !== 'Literal') return undefined;
  return node['value'] === null || node['value'] === undefined ? 'nothing' : 'something';
}

/** The key in `@.key` and `@["key"]`. */
function memberOf({ object, property, computed, optional }: SyntaxNode): string | undefined {
  if (!isSyntaxNode(object) || object.type !== 'Identifier' || object['name'] !== '@' || optional === true || !isSyntaxNode(property))
    return undefined;
  const key = computed === true ? (property.type === 'Literal' ? property['value'] : undefined) : property['name'];
  return typeof key === 'string' ? key : undefined;
}
