/** How far a run over several documents is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  /** How much of the text is judged, from 0 to 1. */
  readonly share: number;
  /** A document that takes long, and for how long it has, in milliseconds. */
  readonly slow: { readonly name: string; readonly milliseconds: number } | undefined;
}

const WIDEST_BAR = 30;
const NARROWEST_BAR = 5;
const SHORTEST_NAME = 8;

/** The line that shows it, within so many columns: a narrow window has no document, a narrower one no bar. */
export function progressBar({ done, of, share, slow }: Progress, columns: number): string {
  const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100);
  const count = `${done.toLocaleString('en')} of ${of.toLocaleString('en')}`;
  const numbers = `${count}  ${String(percent).padStart(3)} %`;
  const room = Math.min(WIDEST_BAR, columns - numbers.length - 2);
  if (room < NARROWEST_BAR) return fitted(numbers, columns);
  const filled = Math.round((room * percent) / 100);
  const bar = `${'━'.repeat(filled)}${'─'.repeat(room - filled)}  ${numbers}`;
  if (slow === undefined) return bar;
  const time = `, ${Math.round(slow.milliseconds / 1000)} s`;
  const left = columns - bar.length - 2 - time.length;
  return left < SHORTEST_NAME ? bar : `${bar}  ${endOf(slow.name, left)}${time}`;
}

/** A text on one line within so many columns, its end left out where it is too long; it holds nothing that a terminal would obey. */
export function fitted(text: string, columns: number): string {
  const characters = Array.from(harmless(text));
  if (width(characters) <= columns) return characters.join('');
  while (characters.length > 0 && width(characters) > columns - 1) characters.pop();
  return columns < 1 ? '' : `${characters.join('')}…`;
}

/** Likewise with its beginning left out, since the end of a path says most. */
function endOf(text: string, columns: number): string {
  const characters = Array.from(harmless(text));
  if (width(characters) <= columns) return characters.join('');
  while (characters.length > 0 && width(characters) > columns - 1) characters.shift();
  return `…${characters.join('')}`;
}

function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

/** Columns that a terminal may take for it; East Asian characters and pictures have two, so everything from there on is counted twice. */
function width(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x1100 && !/[━─…]/.test(character) ? 2 : 1), 0);
}
