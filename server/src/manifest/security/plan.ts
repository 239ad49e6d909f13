import { canonicalJson } from '../canonicalJson';
import type { SpecNode } from '../specNode';
import { either, isMetBy, type Demand } from './demand';
import type { Alternative } from './requirements';
import { bothScopes } from './scopeSets';

/** Something that a requirement asks for and the gateway cannot: a sentence, and the place. */
export interface Unenforced {
  readonly node: SpecNode;
  readonly message: string;
}

/** How the gateway is to meet the requirements of an operation. */
export interface Plan {
  /** `open` lets everybody in; `all` asks for every demand; `any` for one of them, by way of an anonymous consumer. */
  readonly kind: 'open' | 'all' | 'any';
  readonly demands: readonly Demand[];
  readonly gaps: readonly Unenforced[];
}

/** Demands by plugin: what one way in asks for. */
type Way = ReadonlyMap<string, Demand>;

/**
 * Turns requirements into what Kong can be told. A plugin stands once on a route, and plugins with an anonymous consumer are alternatives to each
 * other: each stands back once somebody is known. So “one of several plugins” can be said, and “all of them”, but no mixture:
 * beside a plugin that lets the caller in, the alternatives would not be asked at all.
 */
export function planOf(alternatives: readonly Alternative[]): Plan {
  // An empty requirement lets everybody in, whatever stands beside it (OpenAPI 3.0, "Security Requirement Object").
  if (alternatives.length === 0 || alternatives.some(isOpen)) return { kind: 'open', demands: [], gaps: [] };
  const needed = alternatives.filter((one, index) => !alternatives.some((other, at) => at !== index && covers(other, one, at < index)));
  const gaps = needed.flatMap(gapsOf);
  const [first, ...others] = needed;
  if (first === undefined || gaps.length > 0)
    return { kind: 'all', demands: first === undefined || others.length > 0 ? [] : onceEach(first), gaps };
  const ways = merged(needed.map(({ demands }) => together(demands)));
  const [only, another] = ways;
  if (only !== undefined && another === undefined) return { kind: 'all', demands: [...only.values()], gaps };
  const demands = ways.flatMap((way) => (way.size === 1 ? [...way.values()] : []));
  if (demands.length === ways.length && new Set(demands.map(({ plugin }) => plugin)).size === ways.length)
    return { kind: 'any', demands, gaps };
  return { kind: 'all', demands: [], gaps: [{ node: first.node, message: inexpressible(ways) }] };
}

function isOpen({ demands, gaps }: Alternative): boolean {
  return demands.length === 0 && gaps.length === 0;
}

/** Whether whoever meets `stricter` meets `laxer` too, so that `stricter` adds no way in; of two that say the same, the earlier one covers. */
function covers(laxer: Alternative, stricter: Alternative, earlier: boolean): boolean {
  const within = (a: Alternative, b: Alternative) =>
    a.gaps.length === 0 && a.demands.every((demand) => b.demands.some((other) => isMetBy(demand, other)));
  return within(laxer, stricter) && (earlier || !within(stricter, laxer));
}

/** What keeps an alternative from being asked for, by itself. */
function gapsOf({ node, demands, gaps }: Alternative): Unenforced[] {
  const twice = demands.filter(
    ({ plugin }) => demands.filter((other) => other.plugin === plugin).length > 1 && !isOneIssuer(demands, plugin),
  );
  const names = [...new Set(twice.map(({ plugin }) => plugin))];
  return [
    ...gaps,
    ...names.map(
      (plugin) =>
        `Nothing enforces these schemes together: both need ${plugin}, and a route carries a plugin once. Let a caller need one of them.`,
    ),
  ].map((message) => ({ node, message }));
}

/** Schemes of one issuer are checked in one go: the token needs the scopes of all. */
function isOneIssuer(demands: readonly Demand[], plugin: string): boolean {
  const alike = demands.filter((demand) => demand.plugin === plugin).map(({ needs, given }) => canonicalJson([needs, given]));
  return plugin === 'openid-connect' && new Set(alike).size === 1;
}

/** The demands whose plugin no other scheme of the alternative needs. */
function onceEach(alternative: Alternative): Demand[] {
  const { demands } = alternative;
  return [...together(demands).values()].filter(
    ({ plugin }) => isOneIssuer(demands, plugin) || demands.filter((demand) => demand.plugin === plugin).length === 1,
  );
}

function together(demands: readonly Demand[]): Way {
  const way = new Map<string, Demand>();
  for (const demand of demands) {
    const before = way.get(demand.plugin);
    way.set(demand.plugin, before === undefined ? demand : { ...demand, scopes: bothScopes(before.scopes, demand.scopes) });
  }
  return way;
}

/** Joins ways that differ in one plugin's demand alone, for as long as there are any: (A and B) or (A and C) is A and (B or C). */
function merged(ways: readonly Way[]): readonly Way[] {
  for (const [index, a] of ways.entries()) {
    for (const b of ways.slice(index + 1)) {
      const joint = joined(a, b);
      if (joint !== undefined) return merged([joint, ...ways.filter((way) => way !== a && way !== b)]);
    }
  }
  return ways;
}

function joined(a: Way, b: Way): Way | undefined {
  if (a.size !== b.size || [...a.keys()].some((plugin) => !b.has(plugin))) return undefined;
  const differing = [...a.values()].flatMap((demand) => {
    const other = b.get(demand.plugin);
    return other === undefined || (isMetBy(demand, other) && isMetBy(other, demand)) ? [] : [either(demand, other)];
  });
  if (differing.length === 0) return a;
  const [joint] = differing;
  return differing.length > 1 || joint === undefined ? undefined : new Map([...a, [joint.plugin, joint]]);
}

function inexpressible(ways: readonly Way[]): string {
  const shown = ways.map((way) => [...way.keys()].sort().join(' and ')).join(', or ');
  const mixture = ways.some((way) => way.size > 1)
    ? 'Kong takes “one of” or “all of” several plugins, not a mixture'
    : 'the same plugin would have to stand on the route twice, with different settings';
  return `Nothing enforces these requirements together (${shown}): ${mixture}. Give each way in a path of its own, or ask for less.`;
}
