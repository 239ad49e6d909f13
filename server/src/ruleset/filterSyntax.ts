import jsepRegex from '@jsep-plugin/regex';
import jsepTernary from '@jsep-plugin/ternary';
import jsep = require('jsep');

// The expression grammar exactly as nimma 0.2.3 sets it up (its parser/jsep); setting it up twice changes nothing.
jsep.addIdentifierChar('@');
jsep.addUnaryOp('void');
jsep.addBinaryOp('in', 12);
jsep.addBinaryOp('~=', 20);
jsep.plugins.register(jsepRegex, jsepTernary);

/** A node of a filter's syntax tree (ESTree, as jsep builds it). */
export interface SyntaxNode {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** The syntax tree of the script in a `[?(…)]`, from the very parser that nimma compiles from. Throws where it is no expression. */
export function parseFilter(script: string): unknown {
  return jsep(script);
}

/** Whether something is a node of a syntax tree. */
export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
