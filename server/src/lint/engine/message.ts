import { printValue } from '@stoplight/spectral-runtime';

/** What a message may name in double braces; worked out when it does. */
export interface MessageValues {
  readonly property: string;
  error: string;
  readonly path: string;
  readonly description: string | null;
  readonly value: unknown;
}

/** What Spectral's message replacer looks for (spectral-core 1.24.1, utils/replacer); with a `#`, an expression to work out. */
const BRACED = /#?\{\{([^}\n]+)\}\}/g;
const PRINT_PROPERTY = 'print("property")';
const PRINT_VALUE = 'print("value")';

/** Whether a message has another expression to work out than the two that Spectral's own functions use. */
export function hasExpression(template: string): boolean {
  if (!template.includes('#{{')) return false;
  return [...template.matchAll(BRACED)].some(([whole, name]) => whole.startsWith('#') && name !== PRINT_PROPERTY && name !== PRINT_VALUE);
}

/** A message with what its double braces say, as Spectral prints it; one for which `hasExpression` says no. */
export function printed(template: string, values: MessageValues): string {
  if (!template.includes('{{')) return template;
  return template.replace(BRACED, (whole, name: string) => {
    if (!whole.startsWith('#')) return name in values ? String(Reflect.get(values, name)) : '';
    if (name === PRINT_VALUE) return printValue(values.value);
    return values.property === '' ? 'The document ' : `"${values.property}" property `;
  });
}
