import assert from 'node:assert/strict';
import { isJsonObject, type JsonObject } from '../../../server/src/document/jsonValue';
import { loadSpec } from '../../../server/src/mock/loadSpec';
import type { Mock } from '../../../server/src/mock/mock';
import type { MockProblem, MockRequest, MockResponse, MockSpec } from '../../../server/src/mock/mockTypes';

export const ROOT = 'file:///work/api/openapi.yaml';

/** A specification of one text, and of further ones by their names beside it. */
export function specOf(text: string, others: Readonly<Record<string, string>> = {}): MockSpec {
  const further = Object.entries(others).map(([name, content]) => [`file:///work/api/${name}`, content] as const);
  return { root: ROOT, texts: { [ROOT]: text, ...Object.fromEntries(further) } };
}

/** Its mock; fails the test with the problems when there is none. */
export function mockOf(text: string, others: Readonly<Record<string, string>> = {}, dynamic = false): Mock {
  const loaded = loadSpec(specOf(text, others), { dynamic });
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.problems.map(({ message, uri }) => `${uri}: ${message}`).join('\n'));
  return loaded.mock;
}

/** What keeps it from being mocked; fails the test when nothing does. */
export function problemsOf(text: string, others: Readonly<Record<string, string>> = {}): readonly MockProblem[] {
  const loaded = loadSpec(specOf(text, others));
  assert.ok(!loaded.ok, 'the specification was loaded');
  return loaded.problems;
}

/** Asks a mock: `GET /pets`, headers, and a body that is sent as JSON unless it is a string. */
export function ask(mock: Mock, line: string, headers: Readonly<Record<string, string>> = {}, body?: unknown): Promise<MockResponse> {
  const [method = '', target = ''] = line.split(' ');
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const type = text === undefined ? {} : { 'content-type': 'application/json' };
  const request: MockRequest = { method, target, headers: { ...type, ...headers }, ...(text === undefined ? {} : { body: text }) };
  return mock.respond(request);
}

/** An answer's body as an object. */
export function objectOf(response: MockResponse): JsonObject {
  const value: unknown = JSON.parse(response.body ?? 'null');
  assert.ok(isJsonObject(value), `not an object: ${response.body}`);
  return value;
}
