import { build } from './build.ts';
import { electronPackages, ensureDebianPackages } from './ensure/debian-packages.ts';
import { ensureElectron, type Electron } from './ensure/electron.ts';
import { ensureSqliteBinding } from './ensure/sqlite-binding.ts';
import { projectRoot } from './project.ts';

/** Makes sure of all that the built program needs to start, and builds it; quick when nothing has changed. */
export async function prepareProgram(): Promise<Electron> {
  await ensureDebianPackages(electronPackages);
  const electron = await ensureElectron();
  await build(projectRoot, await ensureSqliteBinding(electron));
  return electron;
}
