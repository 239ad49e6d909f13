import { Document } from '../document/document';

/**
 * A YAML document that the places of its values can be told of: its reader takes a lone carriage return for the end of a line when it reads, and for a
 * character of the line when it says where something stands. With line feeds instead, every place is the same and is told.
 */
export function withLineFeeds(document: Document): Document {
  const { language, text, uri, version } = document;
  if (language === 'json' || !/\r(?!\n)/.test(text)) return document;
  return new Document(uri, version, text.replaceAll(/\r(?!\n)/g, '\n'), language);
}
