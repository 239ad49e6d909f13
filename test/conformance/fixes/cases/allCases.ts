import { DOCUMENT_CASES } from './documentCases';
import type { FixCase } from './fixCase';
import { GATEWAY_CASES } from './gatewayCases';
import { OPERATION_CASES } from './operationCases';
import { RESPONSE_CASES, SCHEMA_CASES } from './schemaCases';

/** Every case, in the order of the table. */
export const CASES: readonly FixCase[] = [...DOCUMENT_CASES, ...OPERATION_CASES, ...SCHEMA_CASES, ...RESPONSE_CASES, ...GATEWAY_CASES];
