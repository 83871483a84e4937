/** How far off a phone's clock is still told apart from a wrong code, in seconds. */
const offWithin = 600;

/** A key as the person scans it: the path (`d`) of an SVG of `qrSize` modules a side, quiet zone included. */
export type QrCode = { readonly qr: string; readonly qrSize: number };

/** The QR code of an authenticator key (otpauth URI, Key Uri Format). `secret` is base32. */
export async function drawKey({ secret, issuer, accountName, digits }: { secret: string; issuer: string; accountName: string; digits: number }): Promise<QrCode> {
  const { generateURI } = await import('otplib');
  const { encode } = await import('uqr');
  const uri = generateURI({ secret, issuer: withoutColon(issuer), label: withoutColon(accountName), ...(isDigits(digits) && { digits }) });
  const { data, size } = encode(uri, { ecc: 'M', border: 4 });
  return { qr: data.map(rowPath).join(''), qrSize: size };
}

/**
 * Whether a code is the key's at `now` (epoch milliseconds, by the server), or was or will be within 10 minutes, which
 * shows that the clock of the phone is off. Anything else is for the server to say.
 */
export async function looksAtClock(secret: string, code: string, digits: number, now: number): Promise<'right' | 'clock-off' | 'unknown'> {
  if (!isDigits(digits) || !new RegExp(`^\\d{${digits}}$`).test(code)) return 'unknown';
  const { verifySync } = await import('otplib');
  const isWithin = (seconds: number) => verifySync({ secret, token: code, digits, epoch: Math.floor(now / 1000), epochTolerance: seconds }).valid;
  if (isWithin(30)) return 'right';
  return isWithin(offWithin) ? 'clock-off' : 'unknown';
}

const isDigits = (digits: number) => digits === 6 || digits === 7 || digits === 8;

/** A colon parts issuer and account in the URI. */
const withoutColon = (text: string) => text.replaceAll(':', ' ');

/** The dark modules of a row, one rectangle for each run. */
function rowPath(row: readonly boolean[], y: number): string {
  const runs = [...row.map((dark) => (dark ? '1' : '0')).join('').matchAll(/1+/g)];
  return runs.map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join('');
}
