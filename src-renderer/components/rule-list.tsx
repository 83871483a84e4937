import '../styles/new-secret.css';
import { words } from '../words/words.ts';

export type Rule = { readonly text: string; readonly met: boolean };

type Props = {
  readonly id: string;
  readonly label: string;
  readonly rules: readonly Rule[];
  /** True once it was sent in vain: the rules not met stand out. */
  readonly missed: boolean;
};

/** What a secret needs, each rule marked as it is met. */
export function RuleList({ id, label, rules, missed }: Props) {
  return (
    <div id={id} className="rules">
      <p>{label}</p>
      <ul>
        {rules.map(({ text, met }) => (
          <li key={text} className={met ? 'rule-met' : missed ? 'rule-missed' : undefined}>
            <span className="rule-mark" aria-hidden="true" />
            <span>
              {text}
              <span className="visually-hidden">, {met ? words.doors.rules.met : words.doors.rules.notMet}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
