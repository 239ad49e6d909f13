import { stringify } from 'yaml';
import type { Manifest } from './manifest';

/**
 * The text of a manifest; the same manifest gives the same bytes. `header` lines become comments at the top of YAML; JSON has no comments, so they
 * are left out there. Texts that a YAML 1.1 reader would take for something else are quoted, since gateways' tools read YAML that way.
 */
export function writeManifest(manifest: Manifest, format: 'yaml' | 'json', header: readonly string[]): string {
  if (format === 'json') return `${JSON.stringify(manifest.config, null, 2)}\n`;
  return commentsOf(header) + stringify(manifest.config, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

/** Lines as YAML comments, whatever breaks are in them, with a break after the last; empty for none. */
export function commentsOf(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/\r\n|[\r\n\u0085\u2028\u2029]/))
    .map((line) => `${`# ${line}`.trimEnd()}\n`)
    .join('');
}
