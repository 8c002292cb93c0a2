/** So many random bytes as hexadecimal. `crypto.randomUUID` is missing where a shop is tried over plain HTTP on another machine. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
