import { pointerToPath } from '@stoplight/json';
import { Resolver, ResolverDepGraph } from '@stoplight/spectral-ref-resolver';
import { isReadAsJson, readableText, refusalOf } from '../document/parse';
import { isContainer } from './engine/container';
import { cutRounds } from './referenceRounds';
import { targetNames } from './engine/editedInPlace';
import type { KeptForm } from './engine/keptForm';
import type { LiveDocument } from './engine/liveDocument';
import { resolveLocally } from './engine/resolveLocally';
import { resolveTogether, type Options, type Resolved, type ResolvedTogether } from './resolvedTogether';
import { MOST_FOR_ENGINE, MOST_WRITTEN_OUT, valuesWrittenOut } from './writtenOut';
import type { ReadResult } from '../document/fileSystem';

/** Reads a document's text by its address: what is being edited first, else the file, within the boundary. */
export type ReadText = (uri: string) => Promise<ReadResult>;

/** What was resolved once, for as long as no reference changes; what is in it may change in place. */
export interface KeptResolution {
  /** Whether it will be asked for: where nobody types into anything, it will not. */
  readonly isWanted: boolean;
  resolved?: Resolved;
  form?: KeptForm;
  /** Whether it comes to so many values that edits of it are counted. */
  isLarge?: boolean;
  /** The documents that were read for it as the engine reads, by the path that Spectral knows each by. */
  parts?: ReadonlyMap<string, LiveDocument>;
  /** Whether an object of what was resolved is as written, so that nothing in it was put in place of a reference, and none leads into it. */
  isAsWritten?: (object: object) => boolean;
}

/**
 * The resolver that Spectral follows a `$ref` with: files alone, through `read`, and nothing from the network (ARCHITECTURE.md, “What always holds”).
 * What it refuses becomes Spectral's own `invalid-ref` finding, in words that say what to do. With a `root` that the engine has read, the engine resolves
 * it where that refers to itself alone, and reads what else it refers to; `kept` is told what came of it.
 */
export function documentResolver(
  read: ReadText,
  uriOf: (source: string) => string,
  root?: LiveDocument,
  kept: KeptResolution = { isWanted: false },
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
  const inTurn = oneAfterAnother();
  const resolver = new Resolver({
    resolvers: {
      http: refuseAddress,
      https: refuseAddress,
      file: {
        async resolve(ref: { href(): string }): Promise<string> {
          const result = await inTurn(read(uriOf(ref.href())));
          if (!result.ok) throw new Error(result.message);
          const refusal = refusalOf(result.text);
          if (refusal !== undefined) throw new Error(refusal.message);
          return isReadAsJson(ref.href()) ? result.text : readableText(result.text);
        },
      },
    },
  });
  const resolve = resolver.resolve.bind(resolver);
  const most = root === undefined ? MOST_WRITTEN_OUT : MOST_FOR_ENGINE;
  // What was resolved is a graph that Spectral walks as a tree: a few kilobytes can come to more values than anybody can wait for.
  resolver.resolve = async (source, options) => {
    if (kept.resolved !== undefined) {
      // An edit may have made it more; where there was little, not so much more.
      if (kept.isLarge === true) countedWithin(most, kept.resolved.result);
      return kept.resolved;
    }
    const baseUri = options?.baseUri;
    const made =
      root === undefined || baseUri === undefined ? undefined : await resolvedByUs(root, baseUri, options ?? {}, resolve, kept.isWanted);
    const resolved = made?.resolved ?? (await resolve(source, options));
    const values = countedWithin(most, resolved.result);
    if (baseUri !== undefined) cutRounds(resolved.graph, baseUri);
    if (made !== undefined) {
      kept.parts = made.parts;
      kept.isAsWritten = made.isAsWritten;
    }
    if (made?.form !== undefined) {
      kept.resolved = resolved;
      kept.form = made.form;
      kept.isLarge = values > LARGE;
    }
    return resolved;
  };
  return resolver;
}

/**
 * Gives results in the order in which they were asked for, each when nothing is left to do with the one before. What Spectral's resolver makes of files that
 * refer back to each other depends on the order in which they come; left to the disk, that is another one from time to time.
 */
function oneAfterAnother(): <T>(result: Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (result) => {
    const given = last.then(async () => {
      const value = await result;
      await new Promise((resolve) => setImmediate(resolve));
      return value;
    });
    last = given.catch(() => undefined);
    return given;
  };
}

/** How many values are so many that an edit might make them too many. */
const LARGE = MOST_WRITTEN_OUT / 20;

/** How many values there are when all references are written out; throws where they are too many. */
function countedWithin(most: number, result: unknown): number {
  const values = valuesWrittenOut(result);
  if (values > most) throw new TooManyValues(values, most);
  return values;
}

/** A source that Spectral's resolver knows under its own name. */
const PLAIN_SOURCE = /^\/[\w./-]+$/;

/** What a document resolves to where the engine has a part in it; undefined where it is the resolver's alone. */
async function resolvedByUs(
  root: LiveDocument,
  baseUri: string,
  options: Options,
  resolve: Resolver['resolve'],
  isKept: boolean,
): Promise<ResolvedTogether | undefined> {
  if (!PLAIN_SOURCE.test(baseUri) || !isContainer(root.value)) return undefined;
  const local = resolveLocally(root.value);
  if (local === undefined) return refersToOthers(root.value) ? resolveTogether(root, baseUri, options, resolve, isKept) : undefined;
  const graph = new ResolverDepGraph();
  graph.addNode(baseUri, { refMap: local.references, data: local.result });
  for (const target of local.targets) {
    graph.addNode(baseUri + target, { refMap: {} });
    graph.addDependency(baseUri, baseUri + target);
  }
  const targets = targetNames(local.targets);
  const form: KeptForm = { targetsIn: () => targets, copiesOf: (object) => [local.copies.get(object) ?? object] };
  const resolved = { ...(await resolve({}, {})), result: local.result, refMap: local.references, graph, errors: [] };
  const others = new Set([...local.copies.values(), ...holdersOf(local.targets, local.result)]);
  return { resolved, parts: new Map(), form, isAsWritten: (object) => !others.has(object) };
}

/** The objects and arrays above those that pointers lead to. */
function holdersOf(pointers: Iterable<string>, root: object): Set<object> {
  const holders = new Set<object>();
  for (const pointer of pointers) {
    let at: unknown = root;
    for (const segment of pointerToPath(pointer)) {
      if (!isContainer(at)) break;
      holders.add(at);
      at = Reflect.get(at, segment);
    }
  }
  return holders;
}

function refersToOthers(value: unknown): boolean {
  if (!isContainer(value)) return false;
  const reference: unknown = Reflect.get(value, '$ref');
  return (typeof reference === 'string' && !reference.startsWith('#')) || Object.values(value).some(refersToOthers);
}

/** The references of a document come to more values than rules could be held against. */
export class TooManyValues extends Error {
  constructor(values: number, most: number) {
    super(
      `Written out, the references of this document come to ${values.toExponential(0)} values, more than ${most.toLocaleString('en')}. Look for schemas that each refer to another one more than once.`,
    );
  }
}
