import { MarkupKind, type Connection, type Disposable, type Hover, type Position, type Range } from 'vscode-languageserver/node';
import { baseName, canonicalUri } from '../../document/uri';
import type { ExplainedOperation, ExplainedPlugin, ExplainedRoute, Place } from '../../workspace/explained';
import type { Services, Feature } from '../services';

/** The most routes that one hover lists; a path with header variants may have thousands. */
const MOST_ROUTES = 6;

/** Hover on the key of a method or a path: the routes that become of it, with the plugins in force and where each comes from. */
export const manifestHover: Feature = {
  name: 'manifest hover',
  capabilities: { hoverProvider: true },
  register(connection: Connection, services: Services): Disposable {
    return connection.onHover(async ({ textDocument, position }): Promise<Hover | undefined> => {
      const uri = canonicalUri(textDocument.uri);
      if (!mayBeKey(services, uri, position)) return undefined;
      for (const root of services.index.rootsOf(uri)) {
        const result = await services.manifests.current(root);
        if (result.kind !== 'made') continue;
        const { operations } = result.explanation;
        const method = operations.filter(({ methodKey }) => holds(methodKey, uri, position));
        const there = method.length > 0 ? method : operations.filter(({ pathKey }) => holds(pathKey, uri, position));
        const [first] = there;
        if (first === undefined) continue;
        const range: Range = method.length > 0 ? first.methodKey.range : first.pathKey.range;
        return { contents: { kind: MarkupKind.Markdown, value: hoverText(there, services) }, range };
      }
      return undefined;
    });
  },
};

/** Whether a line looks like the key of a method or a path, told without parsing: elsewhere nobody waits for a manifest. */
function mayBeKey({ documents }: Services, uri: string, { line }: Position): boolean {
  const text = documents.get(uri)?.lines.lineAt(line) ?? '';
  return /(?:^|[\s{,"'])(?:get|put|post|delete|options|head|patch|trace|query)["']?\s*:|\/.*:/i.test(text);
}

function holds(place: Place, uri: string, { line, character }: Position): boolean {
  const { start, end } = place.range;
  return place.uri === uri && line === start.line && line === end.line && character >= start.character && character <= end.character;
}

function hoverText(operations: readonly ExplainedOperation[], services: Services): string {
  const routes = operations.flatMap(({ routes: each }) => each);
  const shown = routes.slice(0, MOST_ROUTES).map((route) => routeText(route, services));
  const left = routes.length - shown.length;
  return [...shown, ...(left > 0 ? [`…and ${left.toLocaleString('en')} more routes.`] : [])].join('\n\n---\n\n');
}

function routeText({ name, id, service, paths, priority, headers, plugins }: ExplainedRoute, services: Services): string {
  const lines = [
    `Gateway route ${code(name)} of service ${code(service)}`,
    '',
    ...(id === undefined ? [] : [`- id ${code(id)}`]),
    ...paths.map((path) => `- path ${code(path)}${priority === undefined ? '' : `, priority ${priority}`}`),
    ...Object.entries(headers ?? {}).map(([header, values]) => `- where header ${code(header)} is ${values.map(code).join(' or ')}`),
    ...(plugins.length === 0 ? ['- no plugins'] : plugins.map((plugin) => `- ${pluginText(plugin, services)}`)),
  ];
  return lines.join('\n');
}

function pluginText({ name, from, place, consumer }: ExplainedPlugin, { documents }: Services): string {
  const bound = consumer === undefined ? '' : ` for consumer ${code(consumer)}`;
  const line = place.range.start.line + 1;
  return `plugin ${code(name)}${bound}, from the ${from}: [${baseName(place.uri)}:${line}](${documents.clientUri(place.uri)}#L${line})`;
}

/** A text as code of Markdown, whatever backticks are in it (CommonMark 0.31, section 6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
