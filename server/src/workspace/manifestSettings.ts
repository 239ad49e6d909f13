import { isJsonObject } from '../document/jsonValue';
import type { ManifestOptions } from './exportDocument';

const FLAGS = [
  'noId',
  'insoCompatible',
  'generateSecurity',
  'ignoreSecurityErrors',
  'ignoreCircularRefs',
  'skipRouteByHeader',
  'reuseServices',
] as const;

/** The export's options out of `specwright.manifest.*`; what is not there or of another type keeps decK's default. */
export function manifestOptions(settings: unknown): ManifestOptions {
  if (!isJsonObject(settings)) return {};
  const flags = Object.fromEntries(FLAGS.flatMap((name) => (settings[name] === true ? [[name, true]] : [])));
  const { uuidBase, selectTags } = settings;
  return {
    ...flags,
    ...(typeof uuidBase === 'string' && uuidBase !== '' ? { uuidBase } : {}),
    ...(Array.isArray(selectTags) && selectTags.length > 0 ? { selectTags: selectTags.filter((tag) => typeof tag === 'string') } : {}),
  };
}
