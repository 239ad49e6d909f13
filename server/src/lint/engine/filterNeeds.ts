import { isSyntaxNode, parseFilter, type SyntaxNode } from '../../ruleset/filterSyntax';
import { remembered } from './remembered';

/** A value has one of these keys, or is called by one of these names. */
export interface Need {
  readonly keys: readonly string[];
  readonly names: readonly string[];
  /** What the only key has, if it has a text. */
  readonly text?: string;
}

/** What a filter needs of a value that is not null. */
export interface FilterNeeds {
  /** Where one is not given, the filter is falsy and throws nothing. */
  readonly all: readonly Need[];
  /** Whether it throws nothing, whatever the value, as long as there is one. */
  readonly isSafe: boolean;
}

const NOTHING: FilterNeeds = { all: [], isSafe: true };
const UNKNOWN: FilterNeeds = { all: [], isSafe: false };
const MOST_NEEDS = 16;

/** What the script of a `[?(…)]` at the end of a JSONPath needs for it to be true, as far as that can be told. */
export const filterNeeds = remembered(read, 2_000);

function read(script: string): FilterNeeds {
  try {
    return needsOf(parseFilter(script));
  } catch {
    // Not an expression: nimma then refuses the path.
    return UNKNOWN;
  }
}

function needsOf(node: unknown): FilterNeeds {
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
    case 'CallExpression':
      return isMatchOfName(node) ? NOTHING : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** Whether it is `@property.match(/…/)`: nimma makes a text of the name first, so that nothing can go wrong. */
function isMatchOfName({ callee, arguments: given }: SyntaxNode): boolean {
  if (!isSyntaxNode(callee) || callee.type !== 'MemberExpression' || callee['computed'] === true) return false;
  const { object, property } = callee;
  const [pattern, ...others]: unknown[] = Array.isArray(given) ? given : [];
  return (
    others.length === 0 &&
    isSyntaxNode(object) &&
    object['name'] === '@property' &&
    isSyntaxNode(property) &&
    property['name'] === 'match' &&
    isSyntaxNode(pattern) &&
    pattern['value'] instanceof RegExp
  );
}

function ofOperator(operator: string, left: unknown, right: unknown): FilterNeeds {
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

function ofComparison(operator: string, left: unknown, right: unknown): FilterNeeds {
  const [one, other] = [needsOf(left), needsOf(right)];
  const constant = constantOf(right);
  // To compare loosely, an object is asked for its value, which one with a key of that name may not give.
  const isSafe = one.isSafe && other.isSafe && (operator.length === 3 || constant === 'nothing');
  const isThere = operator.startsWith('=') ? constant === 'something' : constant === 'nothing';
  if (!isThere) return { all: [], isSafe };
  const text = textOf(right);
  if (isSyntaxNode(left) && left.type === 'Identifier' && left['name'] === '@property' && operator === '===') {
    return { all: text === undefined ? [] : [{ keys: [], names: [text] }], isSafe };
  }
  const isMember = isSyntaxNode(left) && left.type === 'MemberExpression';
  // `!== null` is true of what is not there.
  const isOfNothing = operator === '!==' && isSyntaxNode(right) && right.type === 'Literal';
  if (!isMember || isOfNothing) return { all: [], isSafe };
  return { all: text !== undefined && operator.startsWith('=') ? one.all.map((need) => ({ ...need, text })) : one.all, isSafe };
}

/** The text of a literal; undefined for one with a backslash, which nimma leaves to JavaScript to read. */
function textOf(node: unknown): string | undefined {
  if (!isSyntaxNode(node) || node.type !== 'Literal' || typeof node['value'] !== 'string') return undefined;
  return String(node['raw']).includes('\\') ? undefined : node['value'];
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
