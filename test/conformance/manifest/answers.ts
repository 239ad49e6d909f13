import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { canonicalJson } from '../../../server/src/manifest/canonicalJson';
import { convert, type Deck, type DeckAnswer } from './deck';

/** What is kept of an answer: the digest of a manifest, or why there is none. */
export type KeptAnswer = { readonly digest: string } | { readonly refusal: string };

const FOLDER = resolve(__dirname, '../../../.cache/deck');

/** What a `deck` answered, kept on disk by its build, the document and the options, so that a run can be taken up again. */
export class Answers {
  private readonly known = new Map<string, KeptAnswer>();
  private readonly file: string;

  constructor(private readonly deck: Deck) {
    this.file = resolve(FOLDER, `${deck.identity}.jsonl`);
    mkdirSync(dirname(this.file), { recursive: true });
    if (!existsSync(this.file)) return;
    for (const line of readFileSync(this.file, 'utf8').split('\n')) this.read(line);
  }

  /** The answer to a text, from disk where it is known. */
  async to(text: string, flags: readonly string[]): Promise<KeptAnswer> {
    const key = keyOf(text, flags);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const answer = keptOf(await convert(this.deck, text, flags));
    this.keep(key, answer);
    return answer;
  }

  /** Whether an answer is known without asking. */
  has(text: string, flags: readonly string[]): boolean {
    return this.known.has(keyOf(text, flags));
  }

  /** Keeps an answer. */
  keep(key: string, answer: KeptAnswer): void {
    this.known.set(key, answer);
    appendFileSync(
      this.file,
      `${JSON.stringify([key, 'digest' in answer ? 'digest' : 'refusal', 'digest' in answer ? answer.digest : answer.refusal])}\n`,
    );
  }

  private read(line: string): void {
    if (line === '') return;
    const entry: unknown = JSON.parse(line);
    if (!Array.isArray(entry)) return;
    const [key, kind, text]: unknown[] = entry;
    if (typeof key !== 'string' || typeof text !== 'string') return;
    this.known.set(key, kind === 'digest' ? { digest: text } : { refusal: text });
  }
}

/** By what an answer is kept. */
export function keyOf(text: string, flags: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(flags)).update('\0').update(text).digest('hex').slice(0, 32);
}

/** What is kept of an answer; the first lines of a refusal are enough to tell its cause. */
export function keptOf(answer: DeckAnswer): KeptAnswer {
  return answer.ok ? { digest: digestOf(answer.config) } : { refusal: answer.message.slice(0, 500) };
}

/** The same for two manifests exactly when they are deep-equal; the order of keys is free, that of arrays is not. */
export function digestOf(config: JsonValue): string {
  return createHash('sha256').update(canonicalJson(config)).digest('hex').slice(0, 32);
}

/** Whether two kept answers are to the same effect. */
export function isWritten(answer: KeptAnswer): answer is { readonly digest: string } {
  return isJsonObject(answer) && 'digest' in answer;
}
