/** A Wi-Fi that phones are to join. An open one has no password. */
export interface Wifi {
  readonly name: string;
  readonly password: string;
}

/**
 * What a phone's camera reads to join a Wi-Fi, undefined while its name is unknown. The five signs that structure it
 * are escaped, and a name or a password made of hexadecimal digits is quoted: it would be read as bytes.
 */
export function wifiCode({ name, password }: Wifi): string | undefined {
  if (name === '') return undefined;
  return `WIFI:T:${password ? 'WPA' : 'nopass'};S:${escaped(name)};${password ? `P:${escaped(password)};` : ''};`;
}

function escaped(text: string): string {
  const safe = text.replace(/[\\;,":]/gu, '\\$&');
  return /^[0-9a-f]+$/iu.test(text) ? `"${safe}"` : safe;
}
