import type { MockOperation } from './mockOperation';
import type { MockResponse } from './mockTypes';
import type { Violation } from './prism';
import { problemResponse, type ValidationEntry } from './problemResponse';
import { securityWords } from './securityWords';
import { isJsonObject } from '../document/jsonValue';
import { pointerOf } from '../document/jsonPath';
import { blamedPath, parameterNamed, placeOfRequest } from './violationPlace';

/**
 * The answer to a request that does not keep to its operation: 401 when it lacks what security asks for, 415 for a content type that is not offered,
 * else 422 or 400, whichever the operation documents (422 when neither). Always a problem that names every violation, since a documented error body
 * could only be made up; `Prefer: code=400` on a valid request shows that one.
 */
export function invalidRequestResponse(operation: MockOperation, violations: readonly Violation[]): MockResponse {
  const security = violations.find(({ code }) => code === 401);
  const contentType = violations.find(({ code }) => code === 415);
  const validation = violations.map((violation) => entryOf(operation, violation));
  const { security: general, securitySchemes } = operation.parts;
  const where = `${operation.method} ${operation.fullPath}`;
  if (security !== undefined) {
    const challenge = security.tags.filter((tag) => tag !== '').join(', ');
    const headers = challenge === '' ? {} : { 'www-authenticate': challenge };
    const message = securityWords(operation.operation.value['security'] ?? general, securitySchemes);
    const worded = validation.map((entry) => (entry.location === 'security' ? { ...entry, message } : entry));
    return problemResponse({
      status: 401,
      type: 'unauthorized',
      title: 'The request is not authorised',
      detail: `${where} asks for credentials. ${message}`,
      validation: worded,
      headers,
    });
  }
  if (contentType !== undefined) {
    return problemResponse({
      status: 415,
      type: 'unsupported-content-type',
      title: 'This content type is not offered',
      detail: `${where} does not take a body of this type.`,
      validation,
    });
  }
  const responses = operation.written['responses'];
  const status = isJsonObject(responses) && !Object.hasOwn(responses, '422') && Object.hasOwn(responses, '400') ? 400 : 422;
  return problemResponse({
    status,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${where} does not take this request: ${validation.map(({ message }) => message).join('; ')}.`,
    validation,
  });
}

function entryOf(operation: MockOperation, violation: Violation): ValidationEntry {
  const spec = placeOfRequest(operation, violation);
  const path = blamedPath(violation);
  const parameter = parameterNamed(operation, path[0] ?? '', path[1]);
  if (typeof parameter?.['name'] === 'string') path[1] = parameter['name'];
  const part = violation.code === 401 ? 'security' : violation.code === 415 ? 'content-type' : (path[0] ?? 'body');
  return {
    location: part,
    pointer: pointerOf(path.slice(1)).slice(1),
    ...(typeof violation.code === 'string' ? { code: violation.code } : {}),
    message: violation.message,
    ...(spec === undefined ? {} : { spec }),
  };
}
