import { app } from 'electron';
import { join } from 'node:path';

/** Where the program's own files and this PC's profile are. */
export type Paths = {
  readonly profile: string;
  readonly people: string;
  readonly auditTrail: string;
  readonly preferences: string;
  readonly logs: string;
  readonly page: string;
  readonly preload: string;
  readonly databaseWorker: string;
  readonly keychainProcess: string;
  readonly sqliteBinding: string;
};

/** Settles every folder before anything is written. `FACILITY_DESK_PROFILE` names another profile. */
export function settlePaths(built: string): Paths {
  const profile = process.env.FACILITY_DESK_PROFILE ?? app.getPath('userData');
  app.setPath('userData', profile);
  app.setPath('sessionData', join(profile, 'chromium'));
  app.setPath('crashDumps', join(profile, 'crashes'));
  // Native code and the thread's file can't be loaded out of an archive.
  const unpacked = built.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  return {
    profile,
    people: join(profile, 'people'),
    auditTrail: join(profile, 'audit.sqlite'),
    preferences: join(profile, 'preferences.json'),
    logs: join(profile, 'logs'),
    page: join(built, 'renderer'),
    preload: join(built, 'preload', 'preload.cjs'),
    databaseWorker: join(built, 'main', 'database-worker.cjs'),
    keychainProcess: join(built, 'main', 'keychain-process.cjs'),
    sqliteBinding: join(unpacked, 'native', 'better_sqlite3.node'),
  };
}
