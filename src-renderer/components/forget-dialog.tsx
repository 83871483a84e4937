import { words } from '../words/words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type Props = { readonly name: string; readonly onForget: () => void; readonly onClose: () => void };

/** Asks before this PC forgets a person. */
export function ForgetDialog({ name, onForget, onClose }: Props) {
  const forget = () => {
    onClose();
    onForget();
  };
  return (
    <Dialog heading={words.signIn.forgetHeading(name)} onClose={onClose}>
      <p>{words.signIn.forgetText}</p>
      <div className="dialog-actions">
        <Button onClick={onClose}>{words.signIn.forgetNo}</Button>
        <Button look="main" onClick={forget}>
          {words.signIn.forgetYes}
        </Button>
      </div>
    </Dialog>
  );
}
