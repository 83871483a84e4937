import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { readOwnedFile } from './owned-file.ts';
import type { PolicySource } from './policy-source.ts';
import { hasPolicy, parseRegistry } from './registry.ts';

const root = 0;

const jsonOf = (text: string | undefined): Result<unknown, string> => {
  try {
    return ok(text === undefined ? undefined : JSON.parse(text));
  } catch {
    return failed('it is not JSON');
  }
};

/** A policy file of `owners`, which are root alone outside of tests. */
export function fileSource(path: string, owners: readonly number[] = [root]): PolicySource {
  return {
    place: path,
    file: path,
    read: () => {
      const text = readOwnedFile(path, owners);
      return Promise.resolve(text.ok ? jsonOf(text.value) : text);
    },
  };
}

/** Runs a program of the system and gives its output. */
export type RunTool = (program: string, args: readonly string[]) => Promise<string>;

const runTool: RunTool = async (program, args) => (await promisify(execFile)(program, [...args], { windowsHide: true, timeout: 10_000, maxBuffer: 1_000_000 })).stdout;

// By its full path: %SystemRoot% belongs to whoever starts the program.
const reg = String.raw`C:\Windows\System32\reg.exe`;
const allPolicies = String.raw`HKLM\Software\Policies`;

/** Group Policy: a key that only an administrator of the PC or the domain can write. */
export function registrySource(run: RunTool = runTool): PolicySource {
  const place = String.raw`${allPolicies}\Facility Desk`;
  return {
    place,
    read: async () => {
      try {
        // reg.exe answers a missing key and a refused one alike, so the key is looked for first.
        if (!hasPolicy(await run(reg, ['query', allPolicies, '/reg:64']))) return ok(undefined);
        return ok(parseRegistry(await run(reg, ['query', place, '/s', '/reg:64'])));
      } catch {
        return failed('the registry can not be read');
      }
    },
  };
}

const managedPreferences = '/Library/Managed Preferences/org.facilitydesk.desktop.plist';

/** What a configuration profile put in place; the system writes the file as root. */
export function managedPreferencesSource(run: RunTool = runTool, path = managedPreferences, owners: readonly number[] = [root]): PolicySource {
  return {
    place: path,
    file: path,
    read: async () => {
      const file = readOwnedFile(path, owners);
      if (!file.ok || file.value === undefined) return file;
      try {
        return jsonOf(await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', path]));
      } catch {
        return failed('it is not a property list');
      }
    },
  };
}

/** Where this system keeps the policy. */
export function systemSource(): PolicySource {
  if (process.platform === 'win32') return registrySource();
  return process.platform === 'darwin' ? managedPreferencesSource() : fileSource('/etc/facility-desk/policy.json');
}
