import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isJsonObject } from '../../server/src/document/jsonValue';
import { LanguageServer, PROJECT, type ServerSettings } from '../support/languageServer';

interface Way {
  readonly name: string;
  readonly settings?: ServerSettings;
  readonly files?: Readonly<Record<string, string>>;
  /** Rules that must have found something. */
  readonly says?: readonly string[];
  readonly exit: number;
}

const own =
  'extends: [[spectral:oas, all]]\nrules:\n  no-numbers:\n    given: $..[?(@.type == "integer")]\n    severity: hint\n    then: { function: undefined }\n'.replace(
    'function: undefined',
    'function: falsy',
  );
/** What the gateway would not do as it says, in the root and in a part. */
const odd = `openapi: 3.1.0
info: { title: Books, version: '1' }
servers: [{ url: https://books.test }]
security: [{ sso: [] }]
paths:
  /a/{x}: { get: {} }
  /a/{y}: { get: {} }
  /a/b/{2nd}: { $ref: part.yaml }
components: { securitySchemes: { sso: { type: openIdConnect, openIdConnectUrl: https://id.test } } }
`;
const part = 'get:\n  servers: [{ url: nowhere }]\nput:\n  servers: [{ url: https://b.test }]\n';

const WAYS: readonly Way[] = [
  { name: 'the settings', settings: { rulesets: [{ files: '**/openapi.yaml', ruleset: 'specwright:owasp' }] }, exit: 1 },
  {
    name: 'a ruleset file that the settings name',
    settings: { rulesets: [{ files: '**', ruleset: 'rules/own.yaml' }] },
    files: { 'rules/own.yaml': own },
    exit: 1,
  },
  { name: 'the nearest ruleset', files: { '.spectral.yaml': own }, exit: 1 },
  {
    name: 'the gateway beside the others',
    files: {
      '.spectral.yaml': 'extends: [specwright:recommended, specwright:gateway]\nrules: { gateway-route-unique: info }\n',
      'bookshop/openapi.yaml': odd,
      'bookshop/part.yaml': part,
    },
    says: [
      'gateway-export-refused',
      'gateway-own-servers-security',
      'gateway-path-parameter-name',
      'gateway-requirement-unenforced',
      'gateway-route-unique',
    ],
    exit: 1,
  },
  { name: 'the default', exit: 1 },
  { name: 'a ruleset that is broken', files: { '.spectral.yaml': 'rules: [' }, exit: 2 },
];

/** What the terminal prints as JSON. */
function terminal(folder: string): Promise<{ exit: number; findings: unknown[] }> {
  return new Promise((resolve) => {
    const args = [join(PROJECT, 'dist/cli.cjs'), 'lint', '-f', 'json', '--root', folder, 'bookshop/openapi.yaml'];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout) => {
      const findings: unknown = JSON.parse(stdout);
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, findings: Array.isArray(findings) ? findings : [] });
    });
  });
}

describe('server and terminal', () => {
  for (const way of WAYS) {
    it(`give the same array when judged by ${way.name}`, async () => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specwright-same-')));
      cpSync(join(PROJECT, 'examples'), folder, { recursive: true });
      const files = {
        ...way.files,
        ...(way.settings === undefined
          ? {}
          : { '.vscode/settings.json': JSON.stringify({ 'specwright.rulesets': way.settings.rulesets }) }),
      };
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const server = await LanguageServer.start([folder], way.settings ?? {});
      try {
        const uri = pathToFileURL(join(folder, 'bookshop/openapi.yaml')).href;
        await server.open(uri, readFileSync(join(folder, 'bookshop/openapi.yaml'), 'utf8'));
        const printed = await terminal(folder);
        assert.equal(printed.exit, way.exit);
        if (way.exit === 1) assert.ok(printed.findings.length > 5);
        const codes = new Set(printed.findings.map((finding) => (isJsonObject(finding) ? finding['code'] : undefined)));
        for (const code of way.says ?? []) assert.ok(codes.has(code), code);
        const expected = printed.findings.length;
        await server.untilTrue(
          () =>
            onScreen(server).length === expected &&
            server.notes.some(({ params }) => JSON.stringify(params).includes(way.exit === 2 ? '"notJudged"' : '"judged"')),
          () => `${expected} findings on screen, not ${onScreen(server).length}`,
        );
        assert.deepEqual(sorted(onScreen(server)), sorted(printed.findings));
      } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
      }
    }).timeout(60_000);
  }
});

/** Everything on screen as Spectral's JSON has it, less what we say about rulesets. */
function onScreen(server: LanguageServer): unknown[] {
  const uris = [...new Set(server.published.map(({ uri }) => uri))];
  return uris.flatMap((uri) =>
    server
      .onScreen(uri)
      .filter(({ code }) => code !== 'specwright-ruleset')
      .map(({ code, message, severity, data }) => {
        const exact: unknown = data;
        assert.ok(isJsonObject(exact));
        return { code, path: exact['path'], message, severity: (severity ?? 1) - 1, range: exact['range'], source: fileURLToPath(uri) };
      }),
  );
}

function sorted(findings: readonly unknown[]): unknown[] {
  return findings
    .map((finding) =>
      JSON.stringify(
        finding,
        isJsonObject(finding) ? ['code', 'path', 'message', 'severity', 'range', 'start', 'end', 'line', 'character', 'source'] : [],
      ),
    )
    .sort((a, b) => a.localeCompare(b));
}
