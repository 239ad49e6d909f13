/**
 * Stands in the bundles for what Spectral's and Prism's libraries bring along and nothing of ours uses: readers of other formats, resolvers and senders
 * of requests. Whoever calls it has found a way round what Specwright reads by itself, so it throws.
 */
export default function absentDependency(): never {
  throw new Error('Libraries of Specwright read no file and send no request.');
}
