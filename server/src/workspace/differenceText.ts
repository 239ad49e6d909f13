import type { JsonValue } from '../document/jsonValue';
import type { EntityDifference, NamedEntity } from '../manifest/compareManifests';
import type { ValueDifference } from '../manifest/valueDifferences';

/** The longest value that is shown whole, in characters; the place is named in any case. */
const LONGEST = 200;
const SIGNS = { added: '+', changed: '~', removed: '-' } as const;

/** A difference as lines of text: an entity each with `+`, `~` or `-` before it, below a changed one its values. `place` says where an entity comes from. */
export function differenceText<Difference extends EntityDifference>(
  differences: readonly Difference[],
  place: (difference: Difference) => string | undefined,
): string {
  return differences
    .flatMap((difference) => {
      const from = place(difference);
      const line = `${SIGNS[difference.change]} ${entityWords(difference)}${from === undefined ? '' : `  (${from})`}`;
      return [line, ...(difference.change === 'changed' ? difference.values.map((value) => `    ${valueWords(value)}`) : [])];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** How many entities are added, changed and removed, as part of a sentence. */
export function differenceCount(differences: readonly EntityDifference[]): string {
  const count = (wanted: EntityDifference['change']): number => differences.filter(({ change }) => change === wanted).length;
  return `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed`;
}

/** An entity as a person speaks of it: “plugin cors of service shop”. */
export function entityWords({ kind, name, owners }: NamedEntity): string {
  if (kind === 'file') return 'the file itself';
  const belongs = owners.map(([owner, of]) => `${owner.replaceAll('_', ' ')} ${of}`).join(' and ');
  return `${kind} ${shortened(name)}${belongs === '' ? '' : ` of ${belongs}`}`;
}

function valueWords({ path, before, after }: ValueDifference): string {
  return `${path}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: JsonValue | undefined): string {
  return value === undefined ? '(none)' : shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}… (${text.length.toLocaleString('en')} characters)`;
}
