import type { WebContents } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { Preferences } from '../config/preferences.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { setLanguage } from './set-language.ts';

function open() {
  const path = join(temporaryFolder(), 'preferences.json');
  const loadURL = vi.fn<WebContents['loadURL']>().mockResolvedValue(undefined);
  const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const preferences = new Preferences(path);
  return { path, loadURL, log, preferences, page: { loadURL, getURL: () => 'app://facility-desk-anew/index.html?language=en#x' } as unknown as WebContents };
}

it('a language is kept, and the page loaded in it', () => {
  const { loadURL, log, preferences, page } = open();
  setLanguage('es', preferences, page, log);
  expect(preferences.chosen().language).toBe('es');
  expect(loadURL).toHaveBeenCalledExactlyOnceWith('app://facility-desk-anew/index.html?language=es');
});

it('a disk that refuses does not stop it, nor does a load that the next one ends', async () => {
  const { path, loadURL, log, preferences, page } = open();
  mkdirSync(`${path}.new`);
  loadURL.mockRejectedValueOnce(new Error('ERR_ABORTED'));
  setLanguage('es', preferences, page, log);
  await Promise.resolve();
  expect(loadURL).toHaveBeenCalledOnce();
  expect(log.error).toHaveBeenCalledWith('language.not-kept', expect.anything());
});

it('without a window it is kept all the same', () => {
  const { log, preferences } = open();
  setLanguage('es', preferences, undefined, log);
  expect(preferences.chosen().language).toBe('es');
});
