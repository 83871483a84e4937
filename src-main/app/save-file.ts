import { dialog } from 'electron';
import { writeFile } from 'node:fs/promises';

/** Saves bytes where the person chooses in the system's dialog, which proposes `name`. `not-written`: the disk refused. */
export async function saveFile(name: string, bytes: Uint8Array): Promise<'saved' | 'cancelled' | 'not-written'> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-') });
  if (canceled || filePath === '') return 'cancelled';
  try {
    await writeFile(filePath, bytes);
    return 'saved';
  } catch {
    return 'not-written';
  }
}
