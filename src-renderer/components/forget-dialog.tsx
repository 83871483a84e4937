import { words } from '../words/words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type Props = { readonly heading: string; readonly text: string; readonly onForget: () => void; readonly onClose: () => void };

/** Asks before this PC forgets somebody. */
export function ForgetDialog({ heading, text, onForget, onClose }: Props) {
  const forget = () => {
    onClose();
    onForget();
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <p>{text}</p>
      <div className="dialog-actions">
        <Button onClick={onClose}>{words.signIn.forgetNo}</Button>
        <Button look="main" onClick={forget}>
          {words.signIn.forgetYes}
        </Button>
      </div>
    </Dialog>
  );
}
