import { bridge, tell } from '../bridge.ts';
import { words } from '../words/words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** The window was asked to close, and that would lose something of so many people. */
export function LeavingDialog({ people }: { readonly people: number }) {
  const { heading, text, yes, no } = words.lock.leaving;
  return <ConfirmDialog heading={heading} text={text(people)} yes={yes} no={no} onYes={() => tell(bridge.app.quit({}))} onClose={() => tell(bridge.app.stay({}))} />;
}
