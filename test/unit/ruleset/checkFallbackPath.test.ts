import assert from 'node:assert/strict';
import { JSONPath } from 'jsonpath-plus';
import { checkFallbackPath, scriptOf } from '../../../server/src/ruleset/checkFallbackPath';

/** The scripts that jsonpath-plus really interprets for a path, caught where it makes them. */
function scriptsOf(path: string): string[] {
  const caught: string[] = [];
  const prototype: unknown = Reflect.get(JSONPath, 'prototype');
  if (typeof prototype !== 'object' || prototype === null) throw new Error('jsonpath-plus has changed');
  const before: unknown = Reflect.get(prototype, 'safeVm');
  class Script {
    constructor(code: string) {
      caught.push(code);
    }
    runInNewContext(): boolean {
      return true;
    }
  }
  Reflect.set(prototype, 'safeVm', { Script });
  try {
    JSONPath({ path, json: { a: { b: [1, 2], c: { d: 'e' } } }, resultType: 'all', callback: () => undefined });
  } finally {
    Reflect.set(prototype, 'safeVm', before);
  }
  return [...new Set(caught)];
}

describe('paths that jsonpath-plus runs', () => {
  const filters = [
    `?(@property === "b" && (@ === "id" || @.match(/(_id|Id|-id)$/)))`,
    `?(@parentProperty != @parent.x && @root.a && @path)`,
    `?(@['x'].length > 1)`,
    `?( @ && !@.y )`,
  ];
  for (const filter of filters) {
    it(`what is checked of ${filter} is what it interprets, in its safe mode`, () => {
      assert.deepEqual(scriptsOf(`$.a[${filter}]^`), [scriptOf(filter)]);
    });
  }

  const accepted = [
    '$.get.responses[*].description',
    '$..schema',
    `$.paths[*].parameters.[?(@.in == 'body' && @.required == undefined)]`,
    '$..[a,b]',
    '$.tags[(@.length-1)]',
    '$.tags[-1:]',
    '$..x@string()',
    "$['a.b'].c^~",
    `$..parameters[*][?(@property === "name" && @.match(/x/))]^.schema`,
  ];
  for (const path of accepted) {
    it(`${path} passes`, () => {
      assert.equal(checkFallbackPath(path), undefined);
    });
  }

  const refused = ['$..[?(@.constructor)]', '$.x[(@.y)]', '$..x@other()', '$.__proto__.x', '$.a[b,(@.c)]', '$.a[?(@.b = 1)]'];
  for (const path of refused) {
    it(`${path} is refused`, () => {
      assert.notEqual(checkFallbackPath(path), undefined);
    });
  }
});
