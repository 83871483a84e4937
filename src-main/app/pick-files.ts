import { dialog } from 'electron';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** Asks for files by the system's dialog, and reads them; none when nothing was chosen. */
export async function pickFiles(): Promise<{ title: string; content: Uint8Array }[]> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'], filters: [{ name: 'PDF, JPEG, PNG, TIFF, TXT', extensions: ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'txt'] }] });
  return Promise.all(filePaths.map(async (path) => ({ title: basename(path), content: await readFile(path) })));
}
