import { DEFAULT_GATEWAY, gatewayWord } from './gateway';
import type { ManifestOptions } from './manifest';

type Words = (options: ManifestOptions) => readonly string[];

/** How each option is written on a command line: one entry for every option there is, since a manifest must not hide what it was made with. */
const WORDS: { readonly [Name in keyof Required<ManifestOptions>]: Words } = {
  uuidBase: ({ uuidBase = '' }) => (uuidBase === '' ? [] : [`--uuid-base ${quoted(uuidBase)}`]),
  selectTags: ({ selectTags = [] }) => selectTags.map((tag) => `--select-tag ${quoted(tag)}`),
  noId: flag('noId', '--no-id'),
  insoCompatible: flag('insoCompatible', '--inso-compatible'),
  generateSecurity: flag('generateSecurity', '--generate-security'),
  ignoreSecurityErrors: flag('ignoreSecurityErrors', '--ignore-security-errors'),
  ignoreCircularRefs: flag('ignoreCircularRefs', '--ignore-circular-refs'),
  treatAllHeadersAsRequired: flag('treatAllHeadersAsRequired', '--treat-all-headers-as-required'),
  skipRouteByHeader: flag('skipRouteByHeader', '--skip-route-by-header'),
  reuseServices: flag('reuseServices', '--reuse-services'),
  security: ({ security }) => (security === 'full' ? ['--security full'] : []),
  gateway: ({ gateway = DEFAULT_GATEWAY }) =>
    gatewayWord(gateway) === gatewayWord(DEFAULT_GATEWAY) ? [] : [`--gateway ${gatewayWord(gateway)}`],
  allowUnenforced: flag('allowUnenforced', '--allow-unenforced'),
  checkPlugins: flag('checkPlugins', '--check-plugins'),
  unusable: () => [],
};

/** The options that are set, as `specwright export` takes them, always in the same order; empty where none is. */
export function optionWords(options: ManifestOptions): readonly string[] {
  return Object.values(WORDS).flatMap((words) => words(options));
}

function flag(name: keyof ManifestOptions, word: string): Words {
  return (options) => (options[name] === true ? [word] : []);
}

/** As a POSIX shell takes it back: in single quotes where it would not stand for itself. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
