import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Session } from '../../../src-shared/models/session.ts';
import { bridge, tell } from '../../bridge.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ForgetDialog } from '../../components/forget-dialog.tsx';
import { useOnlyHere } from '../../components/use-only-here.ts';
import { words } from '../../words/words.ts';
import { AboutDialog } from './about-dialog.tsx';

type Props = { readonly open: NonNullable<Session['open']>; readonly onAccount: () => void; readonly onSettings: () => void };

/** The person's name, and what can be done with the account and the session. */
export function PersonMenu({ open, onAccount, onSettings }: Props) {
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(false);
  const [dialog, setDialog] = useState<'sign-out' | 'forget' | 'about'>();

  const onlyHere = useOnlyHere();

  const close = () => {
    setShown(false);
    toggle.current?.focus();
  };
  const show = (next: typeof dialog) => {
    close();
    setDialog(next);
  };
  const signOut = () => {
    if (open.remembered || onlyHere === undefined) tell(bridge.session.signOut({}));
    else show('sign-out');
  };
  const hide = () => {
    close();
    tell(bridge.watch.hide({ hidden: true }));
  };
  const account = () => {
    close();
    onAccount();
  };
  const settings = () => {
    close();
    onSettings();
  };
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setShown(false);
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (!shown) return;
    if (event.key === 'Escape') close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div className="person-menu" data-menu-open={shown || undefined} onBlur={leave} onKeyDown={key}>
      <button ref={toggle} type="button" className="person-toggle" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
        {open.name}
      </button>
      {shown && (
        <ul id={id} className="person-list">
          <li className="person-list-email">{open.email}</li>
          <li>
            <button type="button" onClick={account}>
              {words.home.menu.account}
            </button>
          </li>
          <li>
            <button type="button" onClick={settings}>
              {words.settings.open}
              </button>
          </li>
          <li>
            <button type="button" aria-keyshortcuts="F8" onClick={hide}>
              {words.watch.hide}
            </button>
          </li>
          <li>
            <button type="button" onClick={signOut}>
              {words.home.menu.signOut}
            </button>
          </li>
          {open.remembered && (
            <li>
              <button type="button" onClick={() => show('forget')}>
                {words.home.menu.forget}
              </button>
            </li>
          )}
          <li>
            <button type="button" onClick={() => show('about')}>
              {words.home.menu.about}
            </button>
          </li>
        </ul>
      )}
      {dialog === 'sign-out' && (
        <ConfirmDialog
          heading={words.home.leaving.heading}
          text={[words.home.leaving.text, onlyHere].filter(Boolean).join(' ')}
          yes={words.home.leaving.yes}
          no={words.home.leaving.no}
          onYes={() => tell(bridge.session.signOut({}))}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'forget' && <ForgetDialog heading={words.signIn.forgetHeading(open.name)} text={[onlyHere, words.signIn.forgetText].filter(Boolean).join(' ')} onForget={() => tell(bridge.session.forgetMe({}))} onClose={() => setDialog(undefined)} />}
      {dialog === 'about' && <AboutDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}
