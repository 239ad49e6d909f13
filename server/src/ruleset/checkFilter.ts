import { isSyntaxNode, parseFilter, type SyntaxNode } from './filterSyntax';

/** What the engine that runs a filter calls the things a filter may look at. */
export interface FilterDialect {
  /** `@`, `@property` and the like. */
  readonly values: ReadonlySet<string>;
  /** `@string()` and the like; empty where the engine has none. */
  readonly shorthands: ReadonlySet<string>;
  /** Whether `'get' in ['get', 'put']` and `~=` are known. */
  readonly nimma: boolean;
}

/** Methods that a filter may call: they read a text or a list, and give a text, a number, a list or a yes or no. */
const METHODS: ReadonlySet<string> = new Set([
  'match',
  'test',
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'search',
  'hasOwnProperty',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'trim',
  'charAt',
  'slice',
  'substring',
]);
const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', '===', '!==', '==', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '%']);
const TYPE_NAMES: ReadonlySet<unknown> = new Set(['Array', 'Object', 'String', 'Number', 'Boolean']);

/**
 * Why the script of a `[?(…)]` is refused; undefined when every node of its syntax tree is one that is known to be harmless. The list says what
 * may stand there, never what may not: literals, the engine's own values, names of properties that not every object has of itself, comparisons,
 * and a few methods. The one exception is the shape `@.x.constructor.name === 'Array'`, which Spectral's own rules use.
 */
export function checkFilter(script: string, dialect: FilterDialect): string | undefined {
  try {
    return new FilterCheck(dialect).refused(parseFilter(script));
  } catch (error) {
    return `it does not parse (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Whether a name may be looked up on a value: it leads into the document, since objects and functions have nothing of that name themselves. */
export function isOwnName(name: string): boolean {
  return name === 'name' || name === 'length' || (name !== 'prototype' && !(name in Function.prototype));
}

class FilterCheck {
  constructor(private readonly dialect: FilterDialect) {}

  refused(node: unknown): string | undefined {
    if (!isSyntaxNode(node)) return 'it has an empty part';
    switch (node.type) {
      case 'Literal':
        return isPlainLiteral(node) ? undefined : `${textOf(node)} cannot stand there`;
      case 'Identifier':
        return this.identifier(node);
      case 'MemberExpression':
        return this.member(node);
      case 'CallExpression':
        return this.call(node);
      case 'UnaryExpression':
        return this.unary(node);
      case 'LogicalExpression':
      case 'BinaryExpression':
        return this.binary(node);
      case 'ArrayExpression':
        return isLiteralList(node) ? undefined : 'a list may hold plain values only';
      default:
        return `${wordsFor(node.type)} cannot stand there`;
    }
  }

  private identifier({ name }: SyntaxNode): string | undefined {
    if (typeof name === 'string' && (this.dialect.values.has(name) || name === 'undefined')) return undefined;
    return `“${String(name)}” is not known; values start with @`;
  }

  private member({ object, property, computed }: SyntaxNode): string | undefined {
    return this.refused(object) ?? refusedProperty(property, computed);
  }

  private unary({ operator, argument }: SyntaxNode): string | undefined {
    if (operator === '!') return this.refused(argument);
    if (!['void', '-', '+'].includes(String(operator))) return `the operator ${String(operator)} is not known`;
    return isSyntaxNode(argument) && typeof argument['value'] === 'number'
      ? undefined
      : `“${String(operator)}” may only stand before a number`;
  }

  private binary(node: SyntaxNode): string | undefined {
    const { operator, left, right } = node;
    if (isTypeName(node)) return undefined;
    if (operator === 'in' && this.dialect.nimma) {
      return isSyntaxNode(right) && right.type === 'ArrayExpression' && isLiteralList(right)
        ? this.refused(left)
        : '“in” takes a list of plain values';
    }
    if (operator === '~=' && this.dialect.nimma) return isPatternText(right) ? this.refused(left) : '“~=” takes a quoted pattern';
    return OPERATORS.has(String(operator)) ? (this.refused(left) ?? this.refused(right)) : `the operator ${String(operator)} is not known`;
  }

  private call({ callee, arguments: args }: SyntaxNode): string | undefined {
    if (!isSyntaxNode(callee) || !Array.isArray(args)) return 'this call is not known';
    const values: readonly unknown[] = args;
    if (callee.type === 'Identifier') {
      return this.dialect.shorthands.has(String(callee['name'])) && values.length === 0
        ? undefined
        : `the call of ${String(callee['name'])} is not known`;
    }
    const { object, property, computed } = callee;
    const method = callee.type === 'MemberExpression' && computed !== true && isSyntaxNode(property) ? property['name'] : undefined;
    if (typeof method !== 'string' || !METHODS.has(method))
      return `the call of ${typeof method === 'string' ? `.${method}()` : 'a value'} is not known`;
    // A pattern is only looked into by `test`; elsewhere it is what is looked for.
    const refusedObject =
      method === 'test' ? (isPattern(object) ? undefined : '.test() is known of a /pattern/ only') : this.refused(object);
    return (
      refusedObject ?? values.map((value) => (isPattern(value) ? undefined : this.refused(value))).find((refused) => refused !== undefined)
    );
  }
}

function refusedProperty(property: unknown, computed: unknown): string | undefined {
  if (!isSyntaxNode(property)) return 'it has an empty part';
  if (computed === true) {
    if (!isPlainLiteral(property)) return 'what stands in [ ] has to be a quoted name or a number';
    const { raw, value } = property;
    // A backslash could make another name of it than the one that was read here.
    if (typeof value === 'number') return undefined;
    return typeof raw === 'string' && !raw.includes('\\') && isOwnName(String(value)) ? undefined : `the name ${String(raw)} is refused`;
  }
  const { name } = property;
  const plain = property.type === 'Identifier' && typeof name === 'string' && /^[A-Za-z_$][\w$]*$/.test(name);
  return plain && isOwnName(name) ? undefined : `the name “${String(name)}” is refused`;
}

/** `@.a.b.constructor.name === 'Array'`: how Spectral's rules ask for a list. */
function isTypeName({ operator, left, right }: SyntaxNode): boolean {
  if (!/^[!=]==?$/.test(String(operator)) || !isSyntaxNode(right) || right.type !== 'Literal' || !TYPE_NAMES.has(right['value']))
    return false;
  const type = plainMember(left, 'name');
  let value = plainMember(type, 'constructor');
  while (isSyntaxNode(value) && value.type === 'MemberExpression' && refusedProperty(value['property'], value['computed']) === undefined)
    value = value['object'];
  return isSyntaxNode(value) && value.type === 'Identifier' && value['name'] === '@';
}

function plainMember(node: unknown, name: string): unknown {
  if (!isSyntaxNode(node) || node.type !== 'MemberExpression' || node['computed'] === true) return undefined;
  const { property } = node;
  return isSyntaxNode(property) && property['name'] === name ? node['object'] : undefined;
}

function isPlainLiteral(node: SyntaxNode): boolean {
  const { type, value, raw } = node;
  const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return type === 'Literal' && plain && !/[\n\r\u2028\u2029]/.test(String(raw));
}

function isLiteralList({ elements }: SyntaxNode): boolean {
  return Array.isArray(elements) && elements.every((element: unknown) => isSyntaxNode(element) && isPlainLiteral(element));
}

/** A /pattern/; an empty one is refused, since written out it would begin a comment. */
function isPattern(node: unknown): boolean {
  return (
    isSyntaxNode(node) &&
    node.type === 'Literal' &&
    node['value'] instanceof RegExp &&
    /^\/[^/*][^\n\r\u2028\u2029]*$/.test(String(node['raw']))
  );
}

/** A text that nimma can write between two slashes: it holds no slash of its own that would end the pattern there. */
function isPatternText(node: unknown): boolean {
  const value = isSyntaxNode(node) && node.type === 'Literal' ? node['value'] : undefined;
  return (
    typeof value === 'string' &&
    /^(?![*])(?:\\[^\n\r\u2028\u2029]|[^\\/[\n\r\u2028\u2029]|\[(?:\\[^\n\r\u2028\u2029]|[^\]\\\n\r\u2028\u2029])*\])+$/.test(value)
  );
}

function textOf({ raw, type }: SyntaxNode): string {
  return typeof raw === 'string' ? raw : type;
}

function wordsFor(type: string): string {
  return { Compound: 'more than one expression', ConditionalExpression: '“a ? b : c”', ThisExpression: '“this”' }[type] ?? `a ${type}`;
}
