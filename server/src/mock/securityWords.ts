import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';

/** What a request must carry to satisfy a list of security requirements, in words: all of one requirement, or all of another. */
export function securityWords(security: JsonValue | undefined, schemes: JsonObject): string {
  const requirements = isJsonArray(security) ? security.filter(isJsonObject) : [];
  const ways = requirements.map((requirement) =>
    Object.keys(requirement)
      .map((name) => schemeWords(name, schemes[name]))
      .join(' and '),
  );
  return `The request needs ${ways.filter((way) => way !== '').join(', or ') || 'credentials'}.`;
}

function schemeWords(name: string, scheme: JsonValue | undefined): string {
  return `${carrierOf(scheme)} (${name})`;
}

function carrierOf(scheme: JsonValue | undefined): string {
  if (!isJsonObject(scheme)) return 'credentials';
  const { type, in: place, name: field, scheme: method } = scheme;
  if (type === 'apiKey' && typeof place === 'string' && typeof field === 'string')
    return `the ${place === 'query' ? 'query parameter' : place} ${field}`;
  if (type === 'basic' || (type === 'http' && typeof method === 'string' && method.toLowerCase() === 'basic'))
    return 'the header Authorization: Basic …';
  if (type === 'http' && typeof method === 'string' && method.toLowerCase() === 'digest') return 'the header Authorization: Digest …';
  return type === 'mutualTLS' ? 'a client certificate' : 'the header Authorization: Bearer …';
}
