import type { AnswerChoice } from './prism';

/**
 * What a request asks for: `Prefer: code=404, example=empty, dynamic=true` (RFC 7240), or `__code`, `__example` and `__dynamic` in the query where
 * a header cannot be sent; the header wins. A sentence when a value makes no sense.
 */
export function readPreference(prefer: string | undefined, query: URLSearchParams, dynamic: boolean): AnswerChoice | string {
  const wishes = new Map<string, string>();
  for (const name of ['code', 'example', 'dynamic']) {
    const value = query.get(`__${name}`);
    if (value !== null) wishes.set(name, value);
  }
  for (const [, name, quoted, bare] of (prefer ?? '').matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|([^\s,;]*))/gi)) {
    if (name !== undefined) wishes.set(name.toLowerCase(), quoted ?? bare ?? '');
  }
  const code = wishes.get('code');
  if (code !== undefined && !/^[2-5]\d\d$/.test(code))
    return `“${code}” is no status this mock can answer with. Prefer takes code=200 to code=599.`;
  const wishedDynamic = wishes.get('dynamic');
  if (wishedDynamic !== undefined && !/^(true|false)$/.test(wishedDynamic))
    return `“${wishedDynamic}” is neither true nor false. Prefer takes dynamic=true or dynamic=false.`;
  const exampleKey = wishes.get('example');
  return {
    dynamic: wishedDynamic === undefined ? dynamic : wishedDynamic === 'true',
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(exampleKey === undefined ? {} : { exampleKey }),
  };
}
