/**
 * Whether a text has the digest that somebody wrote down for it: `sha256-` and base64 of its UTF-8 bytes, as in Subresource Integrity (W3C, section 3.1).
 */
export async function hasIntegrity(text: string, integrity: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return integrity === `sha256-${btoa(String.fromCharCode(...digest))}`;
}
