import type { WebContents } from 'electron';

/** Prints the page as it is shown, after the system's print dialog. */
export function printPage(page: WebContents | undefined): void {
  page?.print({ silent: false });
}
