import type { Fix } from './fix';
import { apiKeyInUrl } from './rules/apiKeyInUrl';
import { apiServers } from './rules/apiServers';
import { arrayItems } from './rules/arrayItems';
import { duplicatedEntryInEnum } from './rules/duplicatedEntryInEnum';
import { response401, response429, response500, responseValidation } from './rules/errorResponses';
import { formDataConsumes } from './rules/formDataConsumes';
import { ownServersSecurity } from './rules/gateway/ownServersSecurity';
import { pathParameterLength } from './rules/gateway/pathParameterLength';
import { requirementUnenforced } from './rules/gateway/requirementUnenforced';
import { routeShadowed } from './rules/gateway/routeShadowed';
import { contactProperties, infoContact, infoDescription, infoLicense } from './rules/infoPlaceholders';
import { inventoryAccess } from './rules/inventoryAccess';
import { licenseUrlByName, licenseUrlPlaceholder } from './rules/licenseUrl';
import { noEvalInMarkdown, noScriptTagsInMarkdown } from './rules/markdown';
import {
  constrainedAdditionalProperties,
  constrainedUnevaluatedProperties,
  noAdditionalProperties,
  noUnevaluatedProperties,
} from './rules/openObjects';
import { openapiTags } from './rules/openapiTags';
import { openapiTagsAlphabetical } from './rules/openapiTagsAlphabetical';
import { operationDescription } from './rules/operationDescription';
import { operationIdUnique, operationIdValidInUrl } from './rules/operationIdRenames';
import { operationOperationId } from './rules/operationOperationId';
import { operationTagDefined } from './rules/operationTagDefined';
import { operationTags } from './rules/operationTags';
import { pathTrailingSlash } from './rules/pathTrailingSlash';
import { refSiblings } from './rules/refSiblings';
import { defineCorsOrigin, rateLimit, rateLimitRetryAfter } from './rules/responseHeaders';
import { arrayLimit, integerFormat, integerLimit, integerLimitLegacy, stringLimit } from './rules/schemaLimits';
import { apiSchemes, noSchemeHttp } from './rules/schemes';
import { serverHttp } from './rules/serverHttp';
import { tagDescription } from './rules/tagDescription';
import { hostTrailingSlash, serverTrailingSlash } from './rules/trailingSlashInAddress';
import { typedEnum } from './rules/typedEnum';
import { unusedComponent, unusedDefinition } from './rules/unusedComponent';
import { xmlAttribute } from './rules/xmlAttribute';

/** Every fix, in the order in which fix-all applies them: what adds comes first, what moves or deletes, and so shifts places, last. */
export const FIXES: readonly Fix[] = [
  operationOperationId,
  operationDescription,
  arrayItems,
  noScriptTagsInMarkdown,
  noEvalInMarkdown,
  xmlAttribute,
  licenseUrlByName,
  licenseUrlPlaceholder,
  infoContact,
  contactProperties,
  infoDescription,
  infoLicense,
  apiServers,
  inventoryAccess,
  tagDescription,
  operationTags,
  operationIdUnique,
  operationIdValidInUrl,
  typedEnum,
  serverTrailingSlash,
  serverHttp,
  hostTrailingSlash,
  apiSchemes,
  formDataConsumes,
  apiKeyInUrl,
  stringLimit,
  arrayLimit,
  integerLimit,
  integerLimitLegacy,
  integerFormat,
  noAdditionalProperties,
  constrainedAdditionalProperties,
  noUnevaluatedProperties,
  constrainedUnevaluatedProperties,
  response429,
  response401,
  response500,
  responseValidation,
  rateLimit,
  rateLimitRetryAfter,
  defineCorsOrigin,
  operationTagDefined,
  openapiTags,
  openapiTagsAlphabetical,
  requirementUnenforced,
  ownServersSecurity,
  routeShadowed,
  pathParameterLength,
  pathTrailingSlash,
  duplicatedEntryInEnum,
  noSchemeHttp,
  refSiblings,
  unusedComponent,
  unusedDefinition,
];

/** The fixes for a rule's findings. */
export function fixesFor(code: string): readonly Fix[] {
  return FIXES.filter((fix) => fix.code === code);
}
