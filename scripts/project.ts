import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The checkout's folder. */
export const projectRoot = path.resolve(import.meta.dirname, '..');

/** Absolute path of something in the checkout. */
export function inProject(...parts: string[]): string {
  return path.join(projectRoot, ...parts);
}

const require = createRequire(import.meta.url);

/** Version of an installed package. */
export function installedVersion(packageName: string): string {
  const manifest: unknown = JSON.parse(readFileSync(inProject('node_modules', packageName, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`${packageName} has no version`);
}

/** Loads a CommonJS module of an installed package by its file, past the package's export map. */
export function requireInstalled(...parts: string[]): unknown {
  return require(inProject('node_modules', ...parts));
}
