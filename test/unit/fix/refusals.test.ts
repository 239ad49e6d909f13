import assert from 'node:assert/strict';
import type { JsonPath } from '../../../server/src/document/jsonPath';
import { offer } from './offers';

const HEAD = 'openapi: 3.0.3\ninfo: {title: t, version: "1"}\n';

/** A fix that has nothing right to do offers nothing. */
function refuses(name: string, code: string, path: JsonPath, text: string): void {
  it(`${code}: ${name}`, () => assert.equal(offer(HEAD + text, code, path), undefined));
}

/** The same text with one thing other: here it does offer, so that the refusal above is for the reason it names. */
function offers(name: string, code: string, path: JsonPath, text: string): void {
  it(`${code}, offered: ${name}`, () => assert.notEqual(offer(HEAD + text, code, path), undefined));
}

describe('what is not offered', () => {
  const enumPath = ['components', 'schemas', 'A', 'enum'];
  refuses(
    'a list in step with the enum',
    'duplicated-entry-in-enum',
    enumPath,
    'components: {schemas: {A: {enum: [a, a], x-enum-varnames: [A, B]}}}\n',
  );
  offers(
    'a list of another length',
    'duplicated-entry-in-enum',
    enumPath,
    'components: {schemas: {A: {enum: [a, a], x-enum-varnames: [A]}}}\n',
  );
  refuses(
    'data that looks like a schema',
    'duplicated-entry-in-enum',
    [...enumPath.slice(0, 3), 'example', 'enum'],
    'components: {schemas: {A: {example: {enum: [a, a]}}}}\n',
  );

  refuses('an entry that is there already', 'typed-enum', [...enumPath, 1], 'components: {schemas: {A: {type: string, enum: ["1", 1]}}}\n');
  refuses(
    'an example that uses the entry',
    'typed-enum',
    [...enumPath, 0],
    'components: {schemas: {A: {type: string, enum: [1], example: 1}}}\n',
  );
  refuses('a null', 'typed-enum', [...enumPath, 0], 'components: {schemas: {A: {type: string, enum: [null]}}}\n');
  refuses('a number that is not written so', 'typed-enum', [...enumPath, 0], 'components: {schemas: {A: {type: integer, enum: ["01"]}}}\n');
  offers('none of these', 'typed-enum', [...enumPath, 0], 'components: {schemas: {A: {type: string, enum: [1], example: a}}}\n');

  const slash = ['paths', '/a/{b}/'];
  refuses('another path of that name', 'path-keys-no-trailing-slash', slash, 'paths: {"/a/{b}/": {}, "/a/{b}": {}}\n');
  refuses('another path of that shape', 'path-keys-no-trailing-slash', slash, 'paths: {"/a/{b}/": {}, "/a/{c}": {}}\n');
  refuses('a pointer to it', 'path-keys-no-trailing-slash', slash, 'paths: {"/a/{b}/": {}, /c: {$ref: "#/paths/~1a~1%7Bb%7D~1"}}\n');
  refuses(
    'an operationRef to it',
    'path-keys-no-trailing-slash',
    slash,
    'paths: {"/a/{b}/": {}, /c: {x: {operationRef: "#/paths/~1a~1{b}~1/get"}}}\n',
  );
  offers('none of these', 'path-keys-no-trailing-slash', slash, 'paths: {"/a/{b}/": {}, /a: {}}\n');

  const sibling = ['paths', '/a', 'get', 'x', 'description'];
  refuses('a path item', 'no-$ref-siblings', ['paths', '/a', 'get'], 'paths: {/a: {$ref: b.yaml, get: {}}}\n');
  refuses(
    'a property named $ref',
    'no-$ref-siblings',
    ['components', 'schemas', 'A', 'properties', 'b'],
    'components: {schemas: {A: {properties: {$ref: {type: string}, b: {}}}}}\n',
  );
  refuses(
    'what refers to something',
    'no-$ref-siblings',
    ['paths', '/a', 'get', 'x', 'items'],
    'paths: {/a: {get: {x: {$ref: "#/x", items: {$ref: "#/y"}}}}}\n',
  );
  offers('none of these', 'no-$ref-siblings', sibling, 'paths: {/a: {get: {x: {$ref: "#/x", description: x}}}}\n');

  const unused = ['components', 'schemas', 'A'];
  refuses(
    'named in a mapping',
    'oas3-unused-component',
    unused,
    'components: {schemas: {A: {}, B: {discriminator: {propertyName: x, mapping: {a: A}}}}}\n',
  );
  refuses('used after all', 'oas3-unused-component', unused, 'components: {schemas: {A: {}, B: {$ref: "#/components/schemas/A"}}}\n');
  refuses('used by what is in it', 'oas3-unused-component', unused, 'components: {schemas: {A: {x: &x {}}, B: *x}}\n');
  offers(
    'none of these',
    'oas3-unused-component',
    unused,
    'components: {schemas: {A: {}, B: {discriminator: {propertyName: x, mapping: {a: C}}}}}\n',
  );

  const shared = 'paths: {/a: {get: &o {summary: s, responses: {}}, put: *o}}\n';
  refuses('an operation that an alias shows again', 'operation-operationId', ['paths', '/a', 'get'], shared);
  refuses('the alias', 'operation-operationId', ['paths', '/a', 'put'], shared);
  refuses(
    'what a merge key brings',
    'oas3-server-trailing-slash',
    ['servers', 0, 'url'],
    'x: &s {url: "https://a.b/"}\nservers:\n  - <<: *s\n',
  );
  offers(
    'beside a merge key, by what it brings',
    'operation-description',
    ['paths', '/a', 'get'],
    'x-o: &o {summary: s}\npaths: {/a: {get: {<<: *o, responses: {}}}}\n',
  );

  refuses('without a summary', 'operation-description', ['paths', '/a', 'get'], 'paths: {/a: {get: {}}}\n');
  refuses(
    'a summary that brings another finding',
    'operation-description',
    ['paths', '/a', 'get'],
    'paths: {/a: {get: {summary: "<script>"}}}\n',
  );

  refuses('a title, which is no Markdown', 'no-script-tags-in-markdown', ['info', 'title'], 'x: 1\n');
  refuses(
    'data',
    'no-eval-in-markdown',
    ['components', 'schemas', 'A', 'example', 'description'],
    'components: {schemas: {A: {example: {description: eval(}}}}\n',
  );

  it('license-url: an identifier beside it', () => {
    const text = (more: string): string => `openapi: 3.1.0\ninfo: {license: {name: MIT${more}}}\n`;
    assert.equal(offer(text(', identifier: MIT'), 'license-url', ['info', 'license']), undefined);
    assert.notEqual(offer(text(''), 'license-url', ['info', 'license']), undefined);
  });
  refuses(
    'data',
    'owasp:api4:2023-string-limit',
    ['components', 'schemas', 'A', 'example'],
    'components: {schemas: {A: {example: {type: string}}}}\n',
  );
  refuses(
    'a map of properties',
    'owasp:api4:2023-string-limit',
    ['components', 'schemas', 'A', 'properties'],
    'components: {schemas: {A: {properties: {type: string}}}}\n',
  );
  refuses('components', 'owasp:api8:2023-define-cors-origin', ['components', 'headers'], 'components: {headers: {X: {schema: {}}}}\n');
  refuses(
    'two ways to say it',
    'owasp:api4:2023-rate-limit',
    ['paths', '/a', 'get', 'responses', '200', 'headers'],
    'paths: {/a: {get: {responses: {"200": {headers: {RateLimit: {}, X-RateLimit-Limit: {}}}}}}}\n',
  );
  refuses(
    'a response elsewhere',
    'owasp:api8:2023-define-error-responses-401',
    ['components', 'responses', 'X'],
    'components: {responses: {X: {description: x}}}\n',
  );
  refuses(
    'a bound given twice',
    'owasp:api4:2023-integer-limit',
    unused,
    'components: {schemas: {A: {type: integer, minimum: 1, exclusiveMinimum: 0}}}\n',
  );
});

describe('what examples forbid', () => {
  const schema = ['components', 'schemas', 'A'];
  const media = (example: string, ref: string): string =>
    `paths:\n  /a:\n    get:\n      responses:\n        '200':\n          content:\n            j:\n              schema: {$ref: '#/components/schemas/${ref}'}\n              example: ${example}\n`;
  const schemas =
    'components: {schemas: {A: {type: object, additionalProperties: true, properties: {a: {}}}, B: {properties: {x: {$ref: "#/components/schemas/A"}}}, C: {}}}\n';
  const closing = 'owasp:api3:2023-no-additionalProperties';

  refuses('an example with another property', closing, schema, schemas + media('{b: 1}', 'A'));
  refuses('one in a schema that leads to it', closing, schema, schemas + media('{x: {b: 1}}', 'B'));
  offers('an example that fits', closing, schema, schemas + media('{a: 1}', 'A'));
  offers('an example of something else', closing, schema, schemas + media('{b: 1}', 'C'));
  refuses(
    'an example of its own',
    closing,
    schema,
    'components: {schemas: {A: {type: object, additionalProperties: true, example: {b: 1}}}}\n',
  );
  refuses(
    'a map, which would be left with nothing',
    closing,
    schema,
    'components: {schemas: {A: {type: object, additionalProperties: {type: string}}}}\n',
  );
  refuses(
    'a part of a composition',
    closing,
    schema,
    'components: {schemas: {A: {type: object, additionalProperties: true, allOf: [{}]}}}\n',
  );
  refuses(
    'an example that is referred to',
    closing,
    schema,
    `${schemas.replace('{schemas', '{examples: {e: {value: {b: 1}}}, schemas')}${media('x', 'A').replace('example: x', 'examples: {e: {$ref: "#/components/examples/e"}}')}`,
  );
  offers(
    'an example that is referred to and fits',
    closing,
    schema,
    `${schemas.replace('{schemas', '{examples: {e: {value: {a: 1}}}, schemas')}${media('x', 'A').replace('example: x', 'examples: {e: {$ref: "#/components/examples/e"}, f: {summary: s, value: {a: 2}}}')}`,
  );
  offers('an example that nothing refers to', closing, schema, schemas.replace('{schemas', '{examples: {e: {value: {b: 1}}}, schemas'));
  refuses('a fraction', 'owasp:api4:2023-integer-format', schema, 'components: {schemas: {A: {type: [integer, number], example: 1.5}}}\n');
  refuses(
    'a number beyond all bounds',
    'owasp:api4:2023-integer-limit-legacy',
    schema,
    'components: {schemas: {A: {type: integer, example: 1.0e+300}}}\n',
  );
});
