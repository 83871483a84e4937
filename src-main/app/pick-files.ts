import { dialog } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { largestFile } from '../../src-shared/models/draft.ts';
import type { PickedFile } from '../drafts/draft-service.ts';

/** Asks for files by the system's dialog, and reads those that a payer takes; none when nothing was chosen. */
export async function pickFiles(): Promise<PickedFile[]> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'], filters: [{ name: 'PDF, JPEG, PNG, TIFF, TXT', extensions: ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'txt'] }] });
  return Promise.all(filePaths.map(async (path) => ({ title: basename(path), content: await contentOf(path) })));
}

async function contentOf(path: string): Promise<PickedFile['content']> {
  try {
    const file = await stat(path);
    if (!file.isFile()) return 'not-readable';
    return file.size > largestFile ? 'too-large' : await readFile(path);
  } catch {
    return 'not-readable';
  }
}
