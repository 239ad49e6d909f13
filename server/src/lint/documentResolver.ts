import { Resolver } from '@stoplight/spectral-ref-resolver';
import { refusalOf } from '../document/parse';
import type { ReadResult } from '../document/fileSystem';

/** Reads a document's text by its address: what is being edited first, else the file, within the boundary. */
export type ReadText = (uri: string) => Promise<ReadResult>;

/**
 * The resolver that Spectral follows a `$ref` with: files alone, through `read`, and nothing from the network (design.md, 6).
 * What it refuses becomes Spectral's own `invalid-ref` finding, in words that say what to do.
 */
export function documentResolver(read: ReadText, uriOf: (source: string) => string): Resolver {
  const refuseAddress = {
    resolve(ref: { toString(): string }): Promise<never> {
      return Promise.reject(
        new Error(
          `${ref.toString()} is an address, and nothing is fetched while linting. Save a copy beside the document and refer to that.`,
        ),
      );
    },
  };
  return new Resolver({
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
}
