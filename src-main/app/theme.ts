import { nativeTheme } from 'electron';
import type { Theme } from '../../src-shared/models/about.ts';

/** Shows the program light or dark, or as the system is. */
export function showTheme(theme: Theme = 'system'): void {
  nativeTheme.themeSource = theme;
}
