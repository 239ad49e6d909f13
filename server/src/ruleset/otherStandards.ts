import type { Ruleset } from '@stoplight/spectral-core';
import { aas2_0, aas2_1, aas2_2, aas2_3, aas2_4, aas2_5, aas2_6, aas3_0, aas3_1, aas2, aas3, arazzo1_0 } from '@stoplight/spectral-formats';
import { knownValid } from './knownValid';
import { declarePure } from './pureFunctions';

type Rule = Ruleset['rules'][string];

/**
 * The rules of `spectral:asyncapi` by name, and whether Spectral recommends them (spectral-rulesets 1.23.1; a test holds them equal). Nothing but that is
 * needed of them: none is for OpenAPI, and whoever extends them beside `spectral:oas`, as Spectral's own first steps have it, may turn them on and off.
 */
const ASYNCAPI: Readonly<Record<'recommended' | 'others', readonly string[]>> = {
  recommended: [
    'asyncapi-3-channel-no-empty-parameter',
    'asyncapi-3-channel-no-query-nor-fragment',
    'asyncapi-3-channel-no-trailing-slash',
    'asyncapi-3-channel-servers',
    'asyncapi-3-document-resolved',
    'asyncapi-3-document-unresolved',
    'asyncapi-3-headers-schema-type-object',
    'asyncapi-3-operation-description',
    'asyncapi-3-operation-security',
    'asyncapi-3-payload-unsupported-schemaFormat',
    'asyncapi-3-server-no-empty-variable',
    'asyncapi-3-server-no-trailing-slash',
    'asyncapi-3-tags',
    'asyncapi-3-tags-uniqueness',
    'asyncapi-channel-no-empty-parameter',
    'asyncapi-channel-no-query-nor-fragment',
    'asyncapi-channel-no-trailing-slash',
    'asyncapi-channel-parameters',
    'asyncapi-channel-servers',
    'asyncapi-headers-schema-type-object',
    'asyncapi-info-contact',
    'asyncapi-info-contact-properties',
    'asyncapi-info-description',
    'asyncapi-info-license',
    'asyncapi-latest-version',
    'asyncapi-message-examples',
    'asyncapi-message-messageId-uniqueness',
    'asyncapi-operation-description',
    'asyncapi-operation-operationId',
    'asyncapi-operation-operationId-uniqueness',
    'asyncapi-operation-security',
    'asyncapi-payload',
    'asyncapi-payload-default',
    'asyncapi-payload-examples',
    'asyncapi-payload-unsupported-schemaFormat',
    'asyncapi-schema',
    'asyncapi-schema-default',
    'asyncapi-schema-examples',
    'asyncapi-server-no-empty-variable',
    'asyncapi-server-no-trailing-slash',
    'asyncapi-server-security',
    'asyncapi-server-variables',
    'asyncapi-servers',
    'asyncapi-tags',
    'asyncapi-tags-uniqueness',
    'asyncapi-unused-components-schema',
    'asyncapi-unused-components-server',
  ],
  others: [
    'asyncapi-3-server-not-example-com',
    'asyncapi-3-tag-description',
    'asyncapi-3-tags-alphabetical',
    'asyncapi-info-license-url',
    'asyncapi-parameter-description',
    'asyncapi-server-not-example-com',
    'asyncapi-tag-description',
    'asyncapi-tags-alphabetical',
  ],
};

/** The same of `spectral:arazzo`, which recommends all of them. */
const ARAZZO: readonly string[] = [
  'arazzo-document-schema',
  'arazzo-info-description',
  'arazzo-info-summary',
  'arazzo-no-script-tags-in-markdown',
  'arazzo-source-descriptions-type',
  'arazzo-step-description',
  'arazzo-step-failure-actions-validation',
  'arazzo-step-operationPath',
  'arazzo-step-output-validation',
  'arazzo-step-parameters-validation',
  'arazzo-step-request-body-validation',
  'arazzo-step-stepId',
  'arazzo-step-success-actions-validation',
  'arazzo-step-success-criteria-validation',
  'arazzo-step-validation',
  'arazzo-workflow-depends-on-validation',
  'arazzo-workflow-description',
  'arazzo-workflow-output-validation',
  'arazzo-workflow-stepId-unique',
  'arazzo-workflow-summary',
  'arazzo-workflow-workflowId',
  'arazzo-workflowId-unique',
];

/** What rules do that are not for OpenAPI. */
const NOT_APPLIED = new WeakSet<object>();

const ASYNCAPI_FORMATS = [aas2_0, aas2_1, aas2_2, aas2_3, aas2_4, aas2_5, aas2_6, aas3_0, aas3_1];

const DEFINITIONS: ReadonlyMap<string, object> = new Map([
  [
    'spectral:asyncapi',
    definition(
      'AsyncAPI',
      ASYNCAPI_FORMATS,
      [aas2, aas3],
      [...ASYNCAPI.recommended.map((name) => [name, true] as const), ...ASYNCAPI.others.map((name) => [name, false] as const)],
    ),
  ],
  [
    'spectral:arazzo',
    definition(
      'Arazzo',
      [arazzo1_0],
      [arazzo1_0],
      ARAZZO.map((name) => [name, true] as const),
    ),
  ],
]);

/**
 * What stands for a ruleset of Spectral's that has no rule for OpenAPI, where another one extends it; undefined for any other name. Of an OpenAPI document
 * it says what the ruleset itself says, nothing; of a document that the ruleset is for, each rule says that it was not applied.
 */
export function definitionForOthers(name: string): object | undefined {
  return DEFINITIONS.get(name);
}

/** Whether a rule is one of those that are not for OpenAPI, by what it does. */
export function isForOthers({ then }: Pick<Rule, 'then'>): boolean {
  return then.every(({ function: does }) => NOT_APPLIED.has(does));
}

function definition(
  standard: string,
  formats: readonly unknown[],
  ofRules: readonly unknown[],
  rules: readonly (readonly [name: string, recommended: boolean])[],
): object {
  const notApplied = (): never => {
    throw new Error(`Specwright judges OpenAPI and has no rules for ${standard}. Have Spectral judge this document.`);
  };
  // Whoever knows all functions of a ruleset can judge OpenAPI by it in less time.
  declarePure(notApplied);
  NOT_APPLIED.add(notApplied);
  const rule = { given: '$', formats: ofRules, then: { function: notApplied } };
  return knownValid({ formats, rules: Object.fromEntries(rules.map(([name, recommended]) => [name, { ...rule, recommended }])) });
}
