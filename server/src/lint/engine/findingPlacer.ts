import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { decodeSegmentFragment, getClosestJsonPath, PrintStyle, printPath } from '@stoplight/spectral-runtime';
import { severityFrom } from '../../document/finding';
import { START_OF_TEXT, type Range } from '../../document/position';
import type { Rule } from './clause';
import { valueAlong, type Key } from './container';
import { printed, type MessageValues } from './message';
import type { PlacedFinding } from './placedFinding';

/** Spectral's number for a rule that is turned off. */
const OFF = -1;

type Context = Pick<RulesetFunctionContext, 'document' | 'documentInventory'>;

/** Places and words what rules found as Spectral does it for each (spectral-core 1.24.1, lintNode), for one document. */
export class FindingPlacer {
  constructor(
    private readonly context: Context,
    private readonly uriOf: (source: string) => string,
  ) {}

  /** What was found at a path of the document that a rule judges; undefined where an override turns the rule off there. */
  placed(rule: Rule, message: string, found: readonly Key[]): Pick<PlacedFinding, 'finding' | 'source'> | undefined {
    const { document: root, documentInventory: inventory } = this.context;
    const full = found.map(decodeSegmentFragment);
    const item = inventory.findAssociatedItemForPath(full, rule.resolved);
    const path = item?.path ?? getClosestJsonPath('resolved' in inventory ? inventory.resolved : undefined, full);
    const document = item?.document ?? root;
    const missing = item?.missingPropertyPath;
    const values: MessageValues = {
      get property() {
        if (missing !== undefined && missing.length > path.length) return printPath(missing.slice(path.length - 1), PrintStyle.Dot);
        return path.length > 0 ? String(path.at(-1)) : '';
      },
      error: message,
      get path() {
        return printPath(path, PrintStyle.EscapedPointer);
      },
      description: rule.description,
      get value() {
        return path.length === 0 ? document.data : valueAlong(document.data, path);
      },
    };
    values.error = printed(message, values);
    const said = rule.message === null ? (rule.description ?? values.error) : printed(rule.message, values);
    const source = item === null ? undefined : (item.document.source ?? undefined);
    const severity = source === undefined ? rule.severity : rule.getSeverityForSource(source, path);
    if (severity === OFF) return undefined;
    const { documentationUrl } = rule;
    return {
      finding: {
        code: rule.name,
        message: said.trim(),
        severity: severityFrom(severity),
        path,
        range: document.getRangeForJsonPath(path, true) ?? START_OF_TEXT,
        uri: source === undefined ? undefined : this.uriOf(source),
        ...(documentationUrl === null ? {} : { documentationUrl }),
      },
      source,
    };
  }

  /** Where a path of a document stands now. */
  rangeOf(source: string | undefined, path: readonly Key[]): Range {
    const { document: root, documentInventory } = this.context;
    const document = source === undefined || source === root.source ? root : (documentInventory.referencedDocuments[source] ?? root);
    return document.getRangeForJsonPath([...path], true) ?? START_OF_TEXT;
  }
}
