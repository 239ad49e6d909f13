/** The gateway that a manifest is meant for. */
export interface Gateway {
  readonly edition: 'oss' | 'enterprise';
  /** Major and minor, `3.9`. */
  readonly version: string;
}

/** The newest open-source Kong. */
const LAST_OPEN_SOURCE_MINOR = 9;

export const DEFAULT_GATEWAY: Gateway = { edition: 'oss', version: `3.${LAST_OPEN_SOURCE_MINOR}` };

/** A gateway out of what somebody set, or why it is none, as a sentence. A patch number is passed over. */
export function gatewayOf(edition: unknown, version: unknown): Gateway | string {
  if (edition !== 'oss' && edition !== 'enterprise') return `The gateway’s edition is oss or enterprise, not “${shown(edition)}”.`;
  const minor = typeof version === 'string' ? /^3\.(\d{1,3})(\.\d+)*$/.exec(version)?.[1] : undefined;
  if (minor === undefined) return `The gateway’s version is a text such as "3.9", of Kong 3, not “${shown(version)}”.`;
  if (edition === 'oss' && Number(minor) > LAST_OPEN_SOURCE_MINOR) {
    return `There is no open-source Kong 3.${minor}: the newest is 3.${LAST_OPEN_SOURCE_MINOR}. Choose that, or the enterprise edition.`;
  }
  return { edition, version: `3.${Number(minor)}` };
}

/** A gateway as the terminal takes it, `oss-3.9` or `enterprise-3.10`, or why it is none. */
export function parseGateway(text: string): Gateway | string {
  const dash = text.indexOf('-');
  if (dash < 0) return `A gateway is written as oss-3.9 or enterprise-3.10, not “${text}”.`;
  return gatewayOf(text.slice(0, dash), text.slice(dash + 1));
}

/** A gateway as the terminal takes it. */
export function gatewayWord({ edition, version }: Gateway): string {
  return `${edition}-${version}`;
}

/** A gateway in a sentence. */
export function shownGateway({ edition, version }: Gateway): string {
  return edition === 'oss' ? `open-source Kong ${version}` : `Kong Enterprise ${version}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
