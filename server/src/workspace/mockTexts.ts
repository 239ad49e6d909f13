import type { CollectedDocuments } from './collectDocuments';

/** What a mock process needs of a document: every text that it leads to, by canonical address, unsaved ones included. */
export function textsForMock({ root, documents }: CollectedDocuments): { root: string; texts: Record<string, string> } {
  return { root: root.uri, texts: Object.fromEntries([...documents].map(([uri, { text }]) => [uri, text])) };
}
