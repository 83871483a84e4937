import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { readPolicy } from './policy-source.ts';
import { fileSource, managedPreferencesSource, registrySource, type RunTool } from './system-source.ts';

const own = process.getuid?.() ?? 0;

/** A policy file as an administrator would make it, with us for the administrator. */
function file(content: unknown = { idleLockSeconds: 120 }) {
  const folder = join(temporaryFolder(), 'facility-desk');
  mkdirSync(folder, { mode: 0o755 });
  const path = join(folder, 'policy.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o644 });
  return { folder, path, read: (owners = [own]) => readPolicy(fileSource(path, owners)) };
}

const reasonOf = async (read: ReturnType<typeof readPolicy>) => {
  const result = await read;
  return result.ok ? 'accepted' : result.failure.reason;
};

describe('a policy file', () => {
  it('is read', async () => {
    expect(await file().read()).toEqual({ ok: true, value: { idleLockSeconds: 120 } });
  });

  it('need not be there, nor its folder', async () => {
    const { path, folder, read } = file();
    rmSync(path);
    expect(await read()).toEqual({ ok: true, value: undefined });
    rmSync(folder, { recursive: true });
    expect(await read()).toEqual({ ok: true, value: undefined });
  });

  it('of somebody else is refused, and so is their folder', async () => {
    expect(await reasonOf(file().read([own + 1]))).toBe(`its folder does not belong to the administrator (owner ${own})`);
  });

  it.each([0o664, 0o646, 0o666])('with the mode %o is refused: others could write it', async (mode) => {
    const { path, read } = file();
    chmodSync(path, mode);
    expect(await reasonOf(read())).toBe(`it can be written by others (mode ${mode.toString(8)})`);
  });

  it('in a folder that others write is refused', async () => {
    const { folder, read } = file();
    chmodSync(folder, 0o777);
    expect(await reasonOf(read())).toMatch(/^its folder can be written by others/);
  });

  it('that is a link, a folder, or in a linked folder is refused', async () => {
    const linked = file();
    rmSync(linked.path);
    symlinkSync(file().path, linked.path);
    expect(await reasonOf(linked.read())).toBe('it is a symbolic link');
    const nested = file();
    rmSync(nested.path);
    mkdirSync(nested.path);
    expect(await reasonOf(nested.read())).toBe('it is not a file');
    const through = join(temporaryFolder(), 'facility-desk');
    symlinkSync(file().folder, through);
    expect(await reasonOf(readPolicy(fileSource(join(through, 'policy.json'), [own])))).toBe('its folder is not a folder');
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', /^the file: /],
    [{ idleLockSeconds: 1 }, /^idleLockSeconds: /],
    [{ idelLockSeconds: 60 }, /idelLockSeconds/],
    [{ Defaults: { printing: 'no' } }, /^Defaults.printing: /],
    [{ fhirBaseUrl: 'http://server.example' }, /^fhirBaseUrl: must be https/],
    [{ managedBy: 'IT' }, /^managedBy: /],
  ])('%j is wrong as a whole, and the key is named', async (content, reason) => {
    expect(await reasonOf(file(content).read())).toMatch(reason);
  });
});

describe('Group Policy', () => {
  const keys = String.raw`
HKEY_LOCAL_MACHINE\Software\Policies\Adobe
HKEY_LOCAL_MACHINE\Software\Policies\Facility Desk
HKEY_LOCAL_MACHINE\Software\Policies\Microsoft
`.replaceAll('\n', '\r\n');
  const values = String.raw`
HKEY_LOCAL_MACHINE\Software\Policies\Facility Desk
    idleLockSeconds    REG_DWORD    0x12c
    printing    REG_DWORD    0x0
    fhirBaseUrl    REG_SZ    https://server.example/fhir

HKEY_LOCAL_MACHINE\Software\Policies\Facility Desk\browserHosts
    2    REG_SZ    help.example
    1    REG_SZ    portal.example

HKEY_LOCAL_MACHINE\Software\Policies\Facility Desk\Defaults
    exporting    REG_DWORD    0x0

HKEY_LOCAL_MACHINE\Software\Policies\Facility Desk\managedBy
    name    REG_SZ    Riverbend IT
    contact    REG_SZ    Extension 4711
`.replaceAll('\n', '\r\n');

  const registry = (answers: Record<string, string>) => {
    const run: RunTool = (_program, args) => {
      const answer = answers[args[1] ?? ''];
      return answer === undefined ? Promise.reject(new Error('exit code 1')) : Promise.resolve(answer);
    };
    return readPolicy(registrySource(run));
  };
  const all = String.raw`HKLM\Software\Policies`;
  const ours = String.raw`HKLM\Software\Policies\Facility Desk`;

  it('is read: numbers, yes and no, lists and groups', async () => {
    expect(await registry({ [all]: keys, [ours]: values })).toEqual({
      ok: true,
      value: {
        idleLockSeconds: 300,
        printing: false,
        fhirBaseUrl: 'https://server.example/fhir',
        browserHosts: ['portal.example', 'help.example'],
        Defaults: { exporting: false },
        managedBy: { name: 'Riverbend IT', contact: 'Extension 4711' },
      },
    });
  });

  it('takes a list in one value too', async () => {
    const list = String.raw`${ours.replace('HKLM', 'HKEY_LOCAL_MACHINE')}
    browserHosts    REG_MULTI_SZ    portal.example\0help.example`;
    expect(await registry({ [all]: keys, [ours]: list })).toEqual({ ok: true, value: { browserHosts: ['portal.example', 'help.example'] } });
  });

  it('that is not there is none; one that is there and can not be read is refused', async () => {
    expect(await registry({ [all]: keys.replace('Facility Desk', 'Facility Desktop') })).toEqual({ ok: true, value: undefined });
    expect(await reasonOf(registry({ [all]: keys }))).toBe('the registry can not be read');
    expect(await reasonOf(registry({}))).toBe('the registry can not be read');
  });

  it.each([
    ['printing    REG_DWORD    0x2', /^printing: /],
    ['idleLockSeconds    REG_SZ    300', /^idleLockSeconds: /],
    ['idelLockSeconds    REG_DWORD    0x3c', /idelLockSeconds/],
  ])('%s is refused', async (line, reason) => {
    expect(await reasonOf(registry({ [all]: keys, [ours]: `${ours.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\r\n    ${line}` }))).toMatch(reason);
  });
});

describe('a configuration profile', () => {
  it('is read through plutil, and refused when somebody else could have written it', async () => {
    const { path } = file('bplist00');
    const asked: unknown[] = [];
    const run: RunTool = (program, args) => {
      asked.push([program, ...args]);
      return Promise.resolve('{"idleLockSeconds":300,"kiosk":true,"browserHosts":["portal.example"]}\n');
    };
    expect(await readPolicy(managedPreferencesSource(run, path, [own]))).toEqual({ ok: true, value: { idleLockSeconds: 300, kiosk: true, browserHosts: ['portal.example'] } });
    expect(asked).toEqual([['/usr/bin/plutil', '-convert', 'json', '-o', '-', path]]);
    expect(await reasonOf(readPolicy(managedPreferencesSource(run, path, [own + 1])))).toMatch(/administrator/);
    expect(await reasonOf(readPolicy(managedPreferencesSource(() => Promise.reject(new Error('exit code 1')), path, [own])))).toBe('it is not a property list');
  });
});
