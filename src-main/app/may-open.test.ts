import { describe, expect, it } from 'vitest';
import { mayOpen } from './may-open.ts';

const hosts = ['portal.example', 'login.example:8443', '127.0.0.1'];

describe('an address that may leave for the system browser', () => {
  it.each([
    'https://portal.example/',
    'https://portal.example/path?query#part',
    'https://portal.example:444/',
    'https://login.example:8443/',
    'HTTPS://PORTAL.EXAMPLE/',
    ' https://portal.example/',
    'https:\\\\portal.example\\path',
    'http://127.0.0.1:4010/outbox',
  ])('%j', (address) => {
    expect(mayOpen(address, hosts)).toBe(true);
  });
});

describe('an address that may not', () => {
  it.each([
    ['another host', 'https://elsewhere.example/'],
    ['a subdomain', 'https://a.portal.example/'],
    ['a longer name', 'https://portal.example.elsewhere.example/'],
    ['a name that only ends alike', 'https://myportal.example/'],
    ['a dot at its end', 'https://portal.example./'],
    ['another port of a host listed with its port', 'https://login.example/'],
    ['plain http', 'http://portal.example/'],
    ['http to another address of this machine that is not listed', 'http://localhost:4010/'],
    ['a user name', 'https://portal.example@elsewhere.example/'],
    ['a user name before the right host', 'https://ana@portal.example/'],
    ['a password', 'https://:pw@portal.example/'],
    ['a host hidden behind a backslash', 'https://elsewhere.example\\@portal.example/'],
    ['a look-alike letter', 'https://pоrtal.example/'],
    ['its punycode', 'https://xn--prtal-jye.example/'],
    ['a file', 'file:///etc/passwd'],
    ['a file on a share', 'file://portal.example/share'],
    ['a share', 'smb://portal.example/share'],
    ['a share as Windows writes it', '\\\\portal.example\\share'],
    ['a settings page', 'ms-settings:network'],
    ['a diagnostic of Windows', 'ms-msdt:/id PCWDiagnostic'],
    ['a script', 'javascript:alert(1)//portal.example'],
    ['data', 'data:text/html,portal.example'],
    ['a mail', 'mailto:ana@portal.example'],
    ['a view of the source', 'view-source:https://portal.example/'],
    ['our own page', 'app://facility-desk/index.html'],
    ['no scheme', '//portal.example/'],
    ['a bare host', 'portal.example'],
    ['a path', '/etc/passwd'],
    ['nothing', ''],
    ['an option of a program', '--new-window https://portal.example/'],
  ])('%s', (_title, address) => {
    expect(mayOpen(address, hosts)).toBe(false);
  });

  it('nothing at all is listed', () => {
    expect(mayOpen('https://portal.example/', [])).toBe(false);
  });
});
