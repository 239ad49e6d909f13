/**
 * Stands in the bundle for what Prism brings along and the mock must never use: readers of other formats, resolvers and senders of requests.
 * Whoever calls it has found a way out of the mock, so it throws.
 */
export default function absentDependency(): never {
  throw new Error('The mock reads no file and sends no request.');
}
