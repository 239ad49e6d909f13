/** Columns as wide as what stands in them, numbers of a column under each other. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

/** The middle value; of an even number the lower of the two. Undefined of none. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1];
}

/** A time in seconds with three digits that mean something. */
export function seconds(value: number | undefined): string {
  if (value === undefined) return '–';
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
}

/** A share as it is spoken of: `0.35 ×`, `1/12.3`. */
export function share(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value > 1 / 5 ? `${value.toFixed(2)} ×` : `1/${(1 / value).toFixed(1).replace(/\.0$/, '')}`;
}
