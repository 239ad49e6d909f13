/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal digits, as `sha256sum` prints it (FIPS 180-4). */
export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
