import { useRef, useState } from 'react';
import type { ReplyFileOutcome, SentReply } from '../../../src-shared/models/message.ts';
import { ask, bridge } from '../../bridge.ts';

type Doing = 'sending' | 'attaching';

/**
 * The answer to a message: each keystroke is on its way to the disk at once and in order, and `saved` says when the last
 * one is there. `begun` is the text that was kept.
 */
export function useReply(messageId: string, begun: string) {
  const [text, setText] = useState(begun);
  const [saved, setSaved] = useState<'saving' | 'saved' | 'not-saved'>();
  const [doing, setDoing] = useState<Doing>();
  const [sent, setSent] = useState<SentReply>();
  const [files, setFiles] = useState<readonly ReplyFileOutcome[]>([]);
  const keystrokes = useRef(0);
  const writing = useRef<Promise<unknown>>(Promise.resolve());

  const write = (next: string) => {
    const keystroke = (keystrokes.current += 1);
    setText(next);
    setSent(undefined);
    setSaved('saving');
    writing.current = ask(bridge.messages.saveReply({ id: messageId, text: next })).then((outcome) => {
      if (keystroke === keystrokes.current) setSaved(outcome ?? 'not-saved');
    });
  };
  const show = (next: string) => {
    setText(next);
    setSaved(undefined);
    setSent(undefined);
    setFiles([]);
  };
  const send = async () => {
    if (doing !== undefined) return;
    setDoing('sending');
    await writing.current;
    const outcome = await ask(bridge.messages.sendReply({ id: messageId }));
    if (outcome === 'waiting') show('');
    else setSent(outcome);
    setDoing(undefined);
  };
  const attach = async () => {
    if (doing !== undefined) return;
    setDoing('attaching');
    setFiles((await ask(bridge.messages.attachToReply({ id: messageId }))) ?? []);
    setDoing(undefined);
  };
  return { text, saved, doing, sent, files, write, show, send, attach };
}
