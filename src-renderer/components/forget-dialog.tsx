import { words } from '../words/words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

type Props = { readonly heading: string; readonly text: string; readonly onForget: () => void; readonly onClose: () => void };

/** Asks before this PC forgets somebody. */
export function ForgetDialog({ heading, text, onForget, onClose }: Props) {
  return <ConfirmDialog heading={heading} text={text} yes={words.signIn.forgetYes} no={words.signIn.forgetNo} onYes={onForget} onClose={onClose} />;
}
