import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A private key and its certificate, both PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

const run = promisify(execFile);

/**
 * Makes a certificate for 127.0.0.1 and localhost that nobody trusts, valid for two days.
 * @throws when the `openssl` program is missing: Node can't issue certificates.
 */
export async function makeSelfSignedCertificate(): Promise<Certificate> {
  const { stdout } = await run('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost', '-keyout', '-', '-out', '-',
  ]);
  const start = stdout.indexOf('-----BEGIN CERTIFICATE-----');
  return { key: stdout.slice(0, start), certificate: stdout.slice(start) };
}
