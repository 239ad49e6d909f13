import { isJsonObject } from '../document/jsonValue';
import { DEFAULT_GATEWAY, gatewayOf, type Gateway } from '../manifest/gateway';
import type { ManifestOptions } from './exportDocument';

const FLAGS = [
  'noId',
  'insoCompatible',
  'generateSecurity',
  'ignoreSecurityErrors',
  'ignoreCircularRefs',
  'skipRouteByHeader',
  'reuseServices',
  'allowUnenforced',
  'checkPlugins',
] as const;

/** The export's options out of `specwright.manifest.*`; what is not there or of another type keeps decK's default. */
export function manifestOptions(settings: unknown): ManifestOptions {
  if (!isJsonObject(settings)) return {};
  const flags = Object.fromEntries(FLAGS.flatMap((name) => (settings[name] === true ? [[name, true]] : [])));
  const { uuidBase, selectTags, security, gateway } = settings;
  const target = gatewaySetting(gateway);
  const unusable = typeof target === 'string' ? target : securityFault(security);
  return {
    ...flags,
    ...(typeof uuidBase === 'string' && uuidBase !== '' ? { uuidBase } : {}),
    ...(Array.isArray(selectTags) && selectTags.length > 0 ? { selectTags: selectTags.filter((tag) => typeof tag === 'string') } : {}),
    ...(security === 'full' ? { security } : {}),
    ...(typeof target === 'object' ? { gateway: target } : {}),
    ...(unusable === undefined ? {} : { unusable }),
  };
}

/** The gateway that is set; a part that is missing is that of the gateway taken for granted. A text says what is wrong. */
function gatewaySetting(value: unknown): Gateway | string | undefined {
  if (value === undefined || value === null) return undefined;
  const given = isJsonObject(value) ? { ...DEFAULT_GATEWAY, ...value } : { edition: value, version: undefined };
  const gateway = gatewayOf(given.edition, given.version);
  return typeof gateway === 'string' ? `The setting specwright.manifest.gateway cannot be followed. ${gateway}` : gateway;
}

/** A way to carry security that is mistyped must not pass for decK's. */
function securityFault(value: unknown): string | undefined {
  if (value === undefined || value === null || value === 'deck' || value === 'full') return undefined;
  return `The setting specwright.manifest.security cannot be followed: it is deck or full, not ${JSON.stringify(value) ?? 'this'}.`;
}
