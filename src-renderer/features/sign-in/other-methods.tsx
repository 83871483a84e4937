import type { Method } from '../../../src-shared/models/sign-in-screen.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import type { useIntent } from '../../components/use-intent.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { Target } from './target.tsx';

type Props = { readonly methods: readonly Method[]; readonly intent: ReturnType<typeof useIntent>; readonly autoFocus?: boolean };

/** Every other way to get a code, one key away: Alt and its number. */
export function OtherMethods({ methods, intent, autoFocus = false }: Props) {
  const use = (method: Method) => intent.send(method.id, () => bridge.signIn.sendCode({ methodId: method.id }));
  useKey((event) => {
    const method = event.altKey && /^Digit[1-9]$/.test(event.code) ? methods[Number(event.code.slice(5)) - 1] : undefined;
    if (method === undefined) return;
    event.preventDefault();
    use(method);
  });
  if (methods.length === 0) return null;
  return (
    <section className="other-methods" aria-labelledby="other-methods">
      <h2 id="other-methods">{words.signIn.otherMethods}</h2>
      <ul>
        {methods.map((method, index) => (
          <li key={method.id}>
            <Button look="quiet" autoFocus={autoFocus && index === 0} busy={intent.sending(method.id)} blocked={intent.busy} aria-keyshortcuts={`Alt+${index + 1}`} onClick={() => use(method)}>
              <Target text={words.signIn.method(method)} />
            </Button>
            <kbd aria-hidden="true">Alt {index + 1}</kbd>
          </li>
        ))}
      </ul>
    </section>
  );
}
