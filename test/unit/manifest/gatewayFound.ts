import { Document } from '../../../server/src/document/document';
import { pointerOf } from '../../../server/src/document/jsonPath';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { ROOT, shop } from './exported';

/** The findings of a text as “code pointer”, those of one rule without its code; `others` are texts by address. */
export function found(text: string, code?: string, others: Readonly<Record<string, string>> = {}): string[] {
  return all(text, others)
    .filter((finding) => code === undefined || finding.code === `gateway-${code}`)
    .map(
      (finding) => `${code === undefined ? `${finding.code} ` : ''}${finding.uri === ROOT ? '' : finding.uri}${pointerOf(finding.path)}`,
    );
}

export function all(text: string, others: Readonly<Record<string, string>> = {}): ReturnType<typeof gatewayFindings> {
  const documents = new Map(Object.entries(others).map(([uri, part]) => [uri, new Document(uri, 0, part)]));
  return gatewayFindings(new Document(ROOT, 0, text), documents);
}

/** A document with these paths, each given as “path: operations”. */
export const paths = (...items: string[]): string =>
  shop(`servers: [{ url: https://shop.test }]\npaths:\n${items.map((item) => `  ${item}\n`).join('')}`);
