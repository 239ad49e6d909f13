/** Host names by which the mock may be asked: no other may reach it by way of a browser, whatever address it resolves to (DNS rebinding). */
export class AcceptedHosts {
  private readonly names = new Set(['localhost', '127.0.0.1', '::1']);

  constructor(private readonly boundHost: string) {
    this.accept(boundHost);
  }

  /** Accepts one more name, without a port. */
  accept(host: string): void {
    this.names.add(bareName(host));
  }

  /**
   * Whether a Host header names this mock; ports are not looked at, since tunnels change them. Bound to all addresses, the very address that the
   * connection came in on counts as well: a page elsewhere cannot pass off its own name for it.
   */
  accepts(hostHeader: string | undefined, localAddress: string | undefined): boolean {
    if (hostHeader === undefined || !/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(hostHeader)) return false;
    const name = bareName(hostHeader.replace(/:\d{1,5}$/, ''));
    if (this.names.has(name)) return true;
    const wildcard = this.boundHost === '0.0.0.0' || this.boundHost === '::';
    return wildcard && localAddress !== undefined && name === localAddress.replace(/^::ffff:/, '').toLowerCase();
  }
}

function bareName(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}
