import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type Props = {
  readonly heading: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
};

/** Asks before something is done that can't be undone. */
export function ConfirmDialog({ heading, text, yes, no, onYes, onClose }: Props) {
  const confirm = () => {
    onClose();
    onYes();
  };
  return (
    <Dialog heading={heading} onClose={onClose}>
      <p>{text}</p>
      <div className="dialog-actions">
        <Button onClick={onClose}>{no}</Button>
        <Button look="main" onClick={confirm}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
