import { shownGateway, type Gateway } from '../gateway';

/** Why a gateway lacks a plugin, as the end of a sentence; undefined where it has it, or where nobody but its author knows. */
export function lackOf(plugin: string, gateway: Gateway): string | undefined {
  if (gateway.edition === 'enterprise' || !ENTERPRISE.has(plugin)) return undefined;
  return `${plugin} is a plugin of Kong Enterprise, and the target is ${shownGateway(gateway)}`;
}

const ENTERPRISE: ReadonlySet<string> = new Set(['mtls-auth', 'openid-connect', 'request-validator']);
