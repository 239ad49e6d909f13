import { Resolver, ResolverDepGraph } from '@stoplight/spectral-ref-resolver';
import { refusalOf } from '../document/parse';
import { isContainer } from './engine/container';
import { cutRounds } from './referenceRounds';
import { resolveLocally, type LocallyResolved } from './engine/resolveLocally';
import { MOST_WRITTEN_OUT, valuesWrittenOut } from './writtenOut';
import type { ReadResult } from '../document/fileSystem';

/** Reads a document's text by its address: what is being edited first, else the file, within the boundary. */
export type ReadText = (uri: string) => Promise<ReadResult>;

/** What was resolved once, for as long as no reference changes; what is in `local.result` may change in place. */
export interface KeptResolution {
  local?: LocallyResolved;
  resolved?: Awaited<ReturnType<Resolver['resolve']>>;
}

/**
 * The resolver that Spectral follows a `$ref` with: files alone, through `read`, and nothing from the network (ARCHITECTURE.md, “What always holds”).
 * What it refuses becomes Spectral's own `invalid-ref` finding, in words that say what to do.
 */
export function documentResolver(
  read: ReadText,
  uriOf: (source: string) => string,
  engine: 'graph' | 'stock' = 'stock',
  kept: KeptResolution = {},
): Resolver {
  const refuseAddress = {
    resolve(ref: { toString(): string }): Promise<never> {
      return Promise.reject(
        new Error(
          `${ref.toString()} is an address, and nothing is fetched while linting. Save a copy beside the document and refer to that.`,
        ),
      );
    },
  };
  const resolver = new Resolver({
    resolvers: {
      http: refuseAddress,
      https: refuseAddress,
      file: {
        async resolve(ref: { href(): string }): Promise<string> {
          const result = await read(uriOf(ref.href()));
          if (!result.ok) throw new Error(result.message);
          const refusal = refusalOf(result.text);
          if (refusal !== undefined) throw new Error(refusal.message);
          return result.text;
        },
      },
    },
  });
  const resolve = resolver.resolve.bind(resolver);
  // What was resolved is a graph that Spectral walks as a tree: a few kilobytes can come to more values than anybody can wait for.
  resolver.resolve = async (source, options) => {
    if (kept.resolved !== undefined) return kept.resolved;
    const here = engine === 'graph' ? await resolvedHere(source, options?.baseUri, resolve, kept) : undefined;
    const resolved = here ?? (await resolve(source, options));
    const values = valuesWrittenOut(resolved.result);
    if (values > MOST_WRITTEN_OUT) throw new TooManyValues(values);
    if (options?.baseUri !== undefined) cutRounds(resolved.graph, options.baseUri);
    if (here !== undefined && values < MOST_WRITTEN_OUT / 2) kept.resolved = here;
    return resolved;
  };
  return resolver;
}

/** A source that Spectral's resolver knows under its own name. */
const PLAIN_SOURCE = /^\/[\w./-]+$/;

/** What a document without references to others resolves to, in the form that the resolver gives; undefined where it has to do it itself. */
async function resolvedHere(
  source: unknown,
  baseUri: string | undefined,
  resolve: Resolver['resolve'],
  kept: KeptResolution,
): Promise<Awaited<ReturnType<Resolver['resolve']>> | undefined> {
  if (baseUri === undefined || !PLAIN_SOURCE.test(baseUri) || !isContainer(source)) return undefined;
  const local = resolveLocally(source);
  if (local === undefined) return undefined;
  kept.local = local;
  const graph = new ResolverDepGraph();
  graph.addNode(baseUri, { refMap: local.references, data: local.result });
  for (const target of local.targets) {
    graph.addNode(baseUri + target, { refMap: {} });
    graph.addDependency(baseUri, baseUri + target);
  }
  return { ...(await resolve({}, {})), result: local.result, refMap: local.references, graph, errors: [] };
}

/** The references of a document come to more values than rules could be held against. */
export class TooManyValues extends Error {
  constructor(values: number) {
    super(
      `Written out, the references of this document come to ${values.toExponential(0)} values, more than ${MOST_WRITTEN_OUT.toLocaleString('en')}. Look for schemas that each refer to another one more than once.`,
    );
  }
}
