import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const PROJECT = resolve(__dirname, '../../..');
const SERVER = join(PROJECT, 'server/src');

/** Which rooms a room may import, beside itself; `main` wires everything (ARCHITECTURE.md). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  document: [],
  ruleset: ['document'],
  lint: ['document', 'ruleset'],
  fix: ['document', 'lint', 'ruleset'],
  manifest: ['document'],
  mock: ['document'],
  workspace: ['document', 'ruleset', 'lint', 'fix', 'manifest', 'mock'],
  lsp: ['workspace', 'document', 'protocol'],
  cli: ['workspace', 'document'],
  mockServer: ['workspace', 'document', 'mock'],
  platform: ['document', 'ruleset', 'lint', 'mock', 'mockServer', 'workspace', 'cli'],
  protocol: ['document'],
};
const PURE = new Set(['document', 'ruleset', 'lint', 'fix', 'manifest', 'mock']);
const SPECTRAL = new Set(['ruleset', 'lint']);

interface Import {
  readonly file: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)[^;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => ({
    file,
    target: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

/** The room of a server file; `protocol` for protocol.ts. */
function roomOf(file: string): string {
  const [first = ''] = relative(SERVER, file).split(sep);
  return first.replace(/\.ts$/, '');
}

const serverImports = filesBelow(SERVER).flatMap(importsOf);
const shown = ({ file, target }: Import): string => `${relative(PROJECT, file)} imports ${target}`;

describe('the house', () => {
  it('has the rooms that this test knows', () => {
    const rooms = new Set(filesBelow(SERVER).map(roomOf));
    assert.deepEqual([...rooms].sort(), [...Object.keys(MAY_IMPORT), 'main'].sort());
  });

  it('lets rooms import backwards only', () => {
    const wrong = serverImports.filter(({ file, target }) => {
      const from = roomOf(file);
      if (!target.startsWith('.') || from === 'main') return false;
      const to = roomOf(resolve(dirname(file), target));
      return to !== from && !(MAY_IMPORT[from] ?? []).includes(to);
    });
    assert.deepEqual(wrong.map(shown), []);
  });

  it('keeps pure rooms from the machine and the editor', () => {
    const wrong = serverImports.filter(
      ({ file, target }) =>
        PURE.has(roomOf(file)) && /^(vscode|node:|fs$|http$|https$|net$|path$|os$|child_process$|worker_threads$)/.test(target),
    );
    assert.deepEqual(wrong.map(shown), []);
  });

  it('keeps Spectral and Prism in their rooms', () => {
    const wrong = serverImports.filter(
      ({ file, target }) =>
        (target.startsWith('@stoplight/spectral-') && !SPECTRAL.has(roomOf(file))) ||
        (target.startsWith('@stoplight/prism-') && roomOf(file) !== 'mock'),
    );
    assert.deepEqual(wrong.map(shown), []);
  });

  it('has a client that knows the editor, its client library, Node and protocol.ts', () => {
    const client = filesBelow(join(PROJECT, 'client/src')).flatMap(importsOf);
    assert.ok(client.length > 0);
    const wrong = client.filter(({ file, target }) => {
      if (target.startsWith('.')) {
        const to = resolve(dirname(file), target);
        return !to.startsWith(join(PROJECT, 'client/src')) && to !== join(SERVER, 'protocol');
      }
      return !['vscode', 'vscode-languageclient/node', 'node:child_process'].includes(target);
    });
    assert.deepEqual(wrong.map(shown), []);
  });

  it('has no circles', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of serverImports) {
      if (target.startsWith('.')) graph.set(file, [...(graph.get(file) ?? []), `${resolve(dirname(file), target)}.ts`]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].map((each) => relative(SERVER, each)).join(' → '));
      else if (!done.has(file)) {
        done.add(file);
        for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      }
    };
    for (const file of graph.keys()) walk(file, []);
    assert.deepEqual(circles, []);
  });

  it('has an entry of the extension under 80 lines and no file over 250', () => {
    const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;
    assert.ok(lines(join(PROJECT, 'client/src/extension.ts')) < 80);
    const long = [...filesBelow(SERVER), ...filesBelow(join(PROJECT, 'client/src'))].filter((file) => lines(file) > 250);
    assert.deepEqual(
      long.map((file) => relative(PROJECT, file)),
      [],
    );
  });
});
