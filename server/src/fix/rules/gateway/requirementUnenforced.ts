import { isJsonObject, valueAt } from '../../../document/jsonValue';
import { setMapEntries } from '../../edit/setMapEntry';
import type { Fix, FixContext, FixEdits } from '../../fix';
import { editsIn } from '../../openapi/editsIn';
import { mergeEdits } from '../../openapi/mergeEdits';
import { stringOf } from '../../openapi/operations';
import { securitySchemeOf } from '../../openapi/securityScheme';

const BEST_PRACTICES = 'JSON Web Tokens, to be checked as RFC8725 says.';

/**
 * `gateway-requirement-unenforced`: says of a bearer token that it is a JWT, where nobody said what it is. The OWASP rules want to read of RFC 8725
 * beside that word. Not where another plugin is named for it.
 */
export const requirementUnenforced: Fix = {
  code: 'gateway-requirement-unenforced',
  safety: 'changesContract',
  title: () => 'Say that the bearer tokens are JWTs (changes how the gateway checks them)',
  edits(document, finding, context) {
    const requirement = valueAt(document.value, finding.path);
    if (finding.path.at(-2) !== 'security' || !isJsonObject(requirement)) return undefined;
    return mergeEdits(...Object.keys(requirement).flatMap((name) => bearerFormatOf(name, context) ?? []));
  },
};

/** The edits for one scheme; nothing where it is no bearer token, or what it is has been said. */
function bearerFormatOf(name: string, context: FixContext): FixEdits[] | undefined {
  const scheme = securitySchemeOf(name, context);
  if (scheme === undefined || !isJsonObject(scheme.value)) return undefined;
  const { value, document, path } = scheme;
  const isBearer = stringOf(value, 'type') === 'http' && stringOf(value, 'scheme')?.toLowerCase() === 'bearer';
  const isSaid = (value['bearerFormat'] ?? '') !== '' || Object.keys(value).some((key) => key.startsWith('x-kong-security-'));
  if (!isBearer || isSaid) return undefined;
  const description = stringOf(value, 'description') ?? '';
  const words = description.includes('RFC8725') ? [] : [['description', `${description} ${BEST_PRACTICES}`.trim()] as const];
  const edits = editsIn(document, setMapEntries(document, path, [['bearerFormat', 'JWT'], ...words], { after: ['scheme'] }));
  return edits && [edits];
}
