import type { Resolver } from '@stoplight/spectral-ref-resolver';
import { isReadAsJson } from '../document/parse';
import { pathOfUri, resolveReference, uriOfPath } from '../document/uri';
import { isContainer } from './engine/container';
import { targetNames } from './engine/editedInPlace';
import type { KeptForm } from './engine/keptForm';
import type { LiveDocument } from './engine/liveDocument';
import { resolvedCopies, thawed } from './engine/resolvedCopies';
import { yamlDocument } from './engine/yamlDocument';

type Resolve = Resolver['resolve'];
export type Options = NonNullable<Parameters<Resolve>[1]>;
export type Resolved = Awaited<ReturnType<Resolve>>;

/** What several documents resolve to. */
export interface ResolvedTogether {
  readonly resolved: Resolved;
  /** The documents that references lead to and that were read as plain YAML, by the path that Spectral knows each by; it has not seen them itself. */
  readonly parts: ReadonlyMap<string, LiveDocument>;
  /** What has to be known to put edits into it; undefined where that cannot be told. */
  readonly form: KeptForm | undefined;
  /** Whether an object of the resolved root is as written; false where that is not known. */
  readonly isAsWritten: (object: object) => boolean;
}

/**
 * Resolves a document that refers to others by Spectral's resolver, but reads what is plain YAML as the engine does. What comes of it to be kept for the next
 * texts shares no object with the documents as written, and may be changed.
 */
export async function resolveTogether(
  root: LiveDocument,
  source: string,
  options: Options,
  resolve: Resolve,
  isKept: boolean,
): Promise<ResolvedTogether> {
  const parts = new Map<string, LiveDocument>();
  let isAll = true;
  const { parseResolveResult: parse } = options;
  // The resolver freezes what it is given.
  const given = (value: unknown): unknown => (isKept ? structuredClone(value) : value);
  const resolved = await resolve(given(root.value), {
    ...options,
    parseResolveResult: async (fetched) => {
      const name = fetched.targetAuthority.href().replace(/\/$/, '');
      const part = isReadAsJson(name) ? undefined : yamlDocument(String(fetched.result), name);
      // What the reader warns of in a part is told by Spectral, which reads it then.
      if (part === undefined || part.document.diagnostics.length > 0) {
        isAll = false;
        return parse === undefined ? fetched : parse(fetched);
      }
      parts.set(name, part);
      return { ...fetched, result: given(part.value) };
    },
  });
  const isAsWritten = (): boolean => false;
  if (!isKept) return { resolved, parts, form: undefined, isAsWritten };
  const { graph, errors } = resolved;
  const result = thawed(resolved.result);
  const documents = new Map([[source, root], ...parts]);
  const values = new Map([...documents].map(([name, { value }]) => [name, value]));
  const referencesOf = (name: string): Readonly<Record<string, string>> => (graph.hasNode(name) ? graph.getNodeData(name).refMap : {});
  const targets = isAll && errors.length === 0 ? targetsOf(values) : undefined;
  const copies = targets && resolvedCopies({ root: source, values, referencesOf }, result);
  const form: KeptForm | undefined = copies && {
    targetsIn: (name) => targets.get(name) ?? new Set(),
    copiesOf: (object) => copies.get(object) ?? [object],
  };
  return { resolved: { ...resolved, result }, parts, form, isAsWritten };
}

/** A reference by a file's path and a pointer, neither of which anybody would rewrite. */
const PLAIN = /^([\w./-]*)(#(?:\/[\w.~%{}$@:+-]+)*)?$/;

/** By the path of each document, what references lead to in it; undefined where one is written in a way that only the resolver reads. */
function targetsOf(values: ReadonlyMap<string, unknown>): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const pointers = new Map<string, Set<string>>([...values.keys()].map((name) => [name, new Set()]));
  const collect = (value: unknown, source: string): boolean => {
    if (!isContainer(value)) return true;
    const reference: unknown = Object.hasOwn(value, '$ref') ? Reflect.get(value, '$ref') : undefined;
    if (typeof reference === 'string') {
      const plain = PLAIN.exec(reference);
      const [, file = '', pointer = '#'] = plain ?? [];
      const uri = plain === null ? undefined : resolveReference(uriOfPath(source), file);
      const target = uri === undefined ? undefined : pointers.get(pathOfUri(uri) ?? '');
      if (target === undefined) return false;
      target.add(pointer);
    }
    return Object.values(value).every((child) => collect(child, source));
  };
  for (const [name, value] of values) if (!collect(value, name)) return undefined;
  return new Map([...pointers].map(([name, those]) => [name, targetNames(those)]));
}
