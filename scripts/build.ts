import { readFile, rm, writeFile } from 'node:fs/promises';
import { context, build, transform, type BuildOptions, type Plugin } from 'esbuild';
import { compiledValidators } from './compiledValidators';
import { linearResolver } from './linearResolver';
import { lodashByFunction } from './lodashByFunction';
import { plainTexts } from './plainTexts';
import { bundledPackages, notices } from './notices';

/** One bundle a process (ADR 2). Node 20.19 is the floor: VS Code 1.101 runs 22, a terminal may have 20. */
const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  outExtension: { '.js': '.cjs' },
  // Its UMD build requires files by computed names, which a bundle does not have.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // A reporter of installs; there is no telemetry of ours or of a dependency (ARCHITECTURE.md, “What always holds”).
  external: ['@scarf/scarf', 'vscode'],
  // Some libraries are ES modules that ask where they are; a CommonJS bundle knows by another name.
  define: { 'import.meta.url': '__bundleUrl' },
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** What Prism's libraries can do and a mock must not or need not: fetch, read Postman collections, speak sixty languages. */
const absent = './scripts/absentDependency.ts';
const mock: BuildOptions = {
  ...common,
  entryPoints: { mock: 'server/src/main/mock.ts' },
  outdir: 'dist',
  alias: {
    ...common.alias,
    '@faker-js/faker': '@faker-js/faker/locale/en',
    '@stoplight/http-spec/postman/operation': absent,
    '@stoplight/json-schema-ref-parser': absent,
    'node-fetch': absent,
    'http-proxy-agent': absent,
    'https-proxy-agent': absent,
  },
  plugins: [
    {
      // Prism bundles its package.json for its version, and with it the name of its reporter.
      name: 'no package list of prism',
      setup(esbuild) {
        esbuild.onLoad({ filter: /@stoplight[\\/]prism-http[\\/]package\.json$/ }, () => ({ contents: '{}', loader: 'json' }));
      },
    },
  ],
};

const ASSERTIONS = /@stoplight[\\/]spectral-core[\\/]dist[\\/]ruleset[\\/]validation[\\/]assertions\.js$/;
/** Spectral does not hold those rulesets against its schema again that our tests have held against it (`server/src/ruleset/knownValid.ts`). */
const knownValid: Plugin = {
  name: 'rulesets that are known to be valid',
  setup(esbuild) {
    esbuild.onLoad({ filter: ASSERTIONS }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}
exports.assertValidRuleset = (ruleset, ...rest) => {
  if (ruleset?.rules?.[Symbol.for('specwright.knownValid')] !== true) assertValidRuleset(ruleset, ...rest);
};`,
    }));
  },
};

const FUNCTIONS = /@stoplight[\\/]spectral-(?:functions[\\/]dist|rulesets[\\/]dist[\\/].*functions)[\\/].*\.js$/;
/** Spectral says in its messages what a function is called; a minifier leaves names out that nobody else uses. */
const namedFunctions: Plugin = {
  name: 'names of rule functions',
  setup(esbuild) {
    esbuild.onLoad({ filter: FUNCTIONS }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { keepNames: true, format: 'cjs' })).code,
    }));
  },
};

/** Writes out what esbuild leaves in regular expressions, so that a bundle is ASCII and is read and kept as one byte a character. */
const ascii: Plugin = {
  name: 'bundles in ASCII',
  setup(esbuild) {
    esbuild.onEnd(async ({ metafile }) => {
      for (const path of Object.keys(metafile?.outputs ?? {})) {
        const text = await readFile(path, 'utf8');
        const written = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
        if (written !== text) await writeFile(path, written);
      }
    });
  },
};

const bundles: readonly BuildOptions[] = [
  { ...common, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist' },
  {
    ...common,
    entryPoints: {
      server: 'server/src/main/server.ts',
      lint: 'server/src/main/lint.ts',
      lintWork: 'server/src/main/lintWork.ts',
      cli: 'server/src/main/cli.ts',
      terminal: 'server/src/main/terminal.ts',
    },
    outdir: 'dist',
    // Nothing fetches through Spectral's reader (server/src/platform/fetchText.ts).
    alias: { ...common.alias, 'node-fetch': absent },
    plugins: [knownValid, compiledValidators, linearResolver, plainTexts, lodashByFunction, namedFunctions, ascii],
  },
  mock,
];

async function main(): Promise<void> {
  if (process.argv.includes('--watch')) {
    const contexts = await Promise.all(bundles.map((options) => context({ ...options, minify: false, sourcemap: true, logLevel: 'info' })));
    await Promise.all(contexts.map((each) => each.watch()));
    return;
  }
  await rm('dist', { recursive: true, force: true });
  const results = await Promise.all(bundles.map((options) => build({ ...options, metafile: true })));
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', notices(bundledPackages(results.map(({ metafile }) => metafile))));
}

void main();
