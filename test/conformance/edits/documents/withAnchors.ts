import { Document, isAlias, isMap, isScalar, visit, type Node } from 'yaml';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';

/** Values shorter than this are written out again. */
const SHORTEST = 40;
/** Of the anchored objects, every so many-th is merged into the object behind it. */
const MERGED = 3;

/** A value as block YAML: what repeats is written once with an anchor and referred to by aliases, and some objects take in others by merge keys. */
export function withAnchors(value: JsonValue): string {
  const document = new Document(shared(value, new Map()));
  const anchored: Node[] = [];
  let maps = 0;
  visit(document, {
    Map(_, node) {
      maps++;
      const last = anchored.findLast((each) => isMap(each) && each !== node);
      if (node.anchor !== undefined) anchored.push(node);
      else if (maps % MERGED === 0 && last?.anchor !== undefined && hasKey(node.items[0]?.key, 'type')) {
        node.items.unshift(document.createPair('<<', document.createAlias(last, last.anchor)));
      }
    },
    Alias: (_, node) => (isAlias(node) ? undefined : visit.SKIP),
  });
  return document.toString();
}

function hasKey(key: unknown, name: string): boolean {
  return isScalar(key) && key.value === name;
}

/** A value in which equal parts are the same object. */
function shared(value: JsonValue, known: Map<string, JsonValue>): JsonValue {
  if (!isJsonObject(value) && !isJsonArray(value)) return value;
  const text = JSON.stringify(value);
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = isJsonArray(value)
    ? value.map((item) => shared(item, known))
    : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shared(child ?? null, known)]));
  if (text.length >= SHORTEST) known.set(text, made);
  return made;
}
