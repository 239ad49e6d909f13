import type { HttpOperation } from './httpOperation';
import { generatedValue, schemaWithin } from './generatedSchema';
import { checkPrismAnswer, type PrismOutcome, type Violation } from './prism';

type Answer = Extract<PrismOutcome, { kind: 'answer' }>;

/** How often a made-up body is mended before it is given as it was. */
const MOST_ROUNDS = 12;

/**
 * Mends a body that was made from a schema and does not fit it: a value that the schema narrows down by a pattern or the like is made anew, what cannot be
 * made is left out where the schema allows that. An example of the document is never touched. Gives the answer as it was when nothing helps.
 */
export function fitAnswer(operation: HttpOperation, answer: Answer, dynamic: boolean): Answer {
  const content = contentOf(operation, answer);
  if (content === undefined || (!dynamic && (content.examples?.length ?? 0) > 0) || !answer.violations.some(isOfBody)) return answer;
  const holder = { body: structuredClone(answer.body) };
  const remade = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const violations = checkPrismAnswer(operation, { ...answer, body: holder.body });
    if (!violations.some(isOfBody)) return { ...answer, body: holder.body, violations };
    const paths = new Map(violations.filter(isOfBody).map(({ path }) => [JSON.stringify(path), path]));
    for (const [key, path] of [...paths].reverse()) {
      const inside = path.slice(1);
      const schema = remade.has(key) ? undefined : schemaWithin(operation, content.schema, inside);
      const value = schema && generatedValue(operation, schema);
      remade.add(key);
      if (value !== undefined) setAt(holder, path, value);
      else if (inside.length === 0) return answer;
      else removeAt(holder, path);
    }
  }
  return answer;
}

function contentOf(
  operation: HttpOperation,
  answer: Answer,
): NonNullable<HttpOperation['responses'][number]['contents']>[number] | undefined {
  const status = String(answer.status);
  const byCode = (code: string): HttpOperation['responses'][number] | undefined =>
    operation.responses.find((response) => response.code.toUpperCase() === code);
  const response = byCode(status) ?? byCode(`${status.charAt(0)}XX`) ?? byCode('DEFAULT');
  const type = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return response?.contents?.find(({ mediaType }) => mediaType === type);
}

function isOfBody({ path, severity }: Violation): boolean {
  return path[0] === 'body' && severity === 'error';
}

function setAt(holder: object, path: readonly string[], value: unknown): void {
  const [parent, name] = parentOf(holder, path);
  if (parent !== undefined && name !== undefined) Object.assign(parent, { [name]: value });
}

function removeAt(holder: object, path: readonly string[]): void {
  const [parent, name] = parentOf(holder, path);
  if (Array.isArray(parent)) parent.splice(Number(name), 1);
  else if (parent !== undefined && name !== undefined) Reflect.deleteProperty(parent, name);
}

function parentOf(holder: object, path: readonly string[]): [object | undefined, string | undefined] {
  let parent: unknown = holder;
  for (const segment of path.slice(0, -1))
    parent = typeof parent === 'object' && parent !== null ? Reflect.get(parent, segment) : undefined;
  return [typeof parent === 'object' && parent !== null ? parent : undefined, path.at(-1)];
}
