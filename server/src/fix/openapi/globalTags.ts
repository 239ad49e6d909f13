import type { Document } from '../../document/document';
import { isJsonArray, isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { insertMapEntries } from '../edit/insertMapEntries';
import { insertSeqItem } from '../edit/insertSeqItem';
import { replaceValue } from '../edit/replaceValue';
import { stringOf } from './operations';

/** A tag of the document's list, with words that hold for any tag, so that `tag-description` is content. */
export function globalTag(name: string): JsonValue {
  return { name, description: `Operations tagged ${name}.` };
}

/** The names of the tags that the root lists, in order; an entry without a name is undefined. */
export function globalTagNames(root: Document): (string | undefined)[] {
  const tags = valueAt(root.value, ['tags']);
  return isJsonArray(tags) ? tags.map((tag) => stringOf(tag, 'name')) : [];
}

/** The edits that add a tag to the root's list: in its place where the list is in order, else at the end. */
export function addGlobalTag(root: Document, name: string): TextEdit[] | undefined {
  const tags = valueAt(root.value, ['tags']);
  if (tags === undefined)
    return isJsonObject(root.value) ? insertMapEntries(root, [], [['tags', [globalTag(name)]]], TAGS_PLACE) : undefined;
  if (tags === null) return replaceValue(root, ['tags'], [globalTag(name)]);
  const names = globalTagNames(root);
  const inOrder = names.every((own, index) => index === 0 || compareTagNames(names[index - 1], own) < 1);
  const later = names.findIndex((own) => compareTagNames(own, name) >= 1);
  return insertSeqItem(root, ['tags'], inOrder && later >= 0 ? later : names.length, globalTag(name));
}

/** Where the list of tags goes in a root that has none. */
export const TAGS_PLACE = { after: ['servers', 'schemes', 'basePath', 'host', 'info'] } as const;

/** The order that `openapi-tags-alphabetical` asks for: names that are numbers by their size, others by the language's alphabet. */
export function compareTagNames(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (Number.isNaN(Number(a)) && !Number.isNaN(Number(b))) return Math.min(1, Math.max(-1, Number(a) - Number(b)));
  return a.localeCompare(b);
}
