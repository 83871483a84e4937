import type { ReactNode } from 'react';
import type { Trouble } from '../../../src-shared/models/trouble.ts';
import { recentTime } from '../../format/dates.ts';
import { duration } from '../../format/durations.ts';
import { useNow } from '../../use-now.ts';
import { words } from '../../words/words.ts';

function life({ lifeMs, sentAt }: NonNullable<Trouble['code']>, now: number): string {
  if (lifeMs === undefined) return words.trouble.codeLifeUnknown;
  const end = sentAt + lifeMs;
  return (end > now ? words.trouble.codeUntil : words.trouble.codeOver)(duration(lifeMs), recentTime(end, now));
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The last code: how, where and when it was sent, how often, and how long it works. */
export function LastCode({ code }: Pick<Trouble, 'code'>) {
  const now = useNow();
  return (
    <section aria-labelledby="last-code">
      <h2 id="last-code">{words.trouble.codeHeading}</h2>
      {code === undefined ? (
        <p className="trouble-none">{words.trouble.noCode}</p>
      ) : (
        <dl className="trouble-facts">
          <Fact name={words.trouble.codeBy}>{words.trouble.channels[code.channel]}</Fact>
          <Fact name={words.trouble.codeTo}>
            <span className="target">{code.target}</span>
          </Fact>
          <Fact name={words.trouble.codeAt}>{recentTime(code.sentAt, now)}</Fact>
          <Fact name={words.trouble.codeSent}>{words.trouble.codeTimes(code.sendCount)}</Fact>
          <Fact name={words.trouble.codeLife}>{life(code, now)}</Fact>
        </dl>
      )}
    </section>
  );
}

/** What went wrong in this run of the program, the newest first. */
export function LastAnswers({ answers }: Pick<Trouble, 'answers'>) {
  const now = useNow();
  return (
    <section aria-labelledby="last-answers">
      <h2 id="last-answers">{words.trouble.answersHeading}</h2>
      {answers.length === 0 ? (
        <p className="trouble-none">{words.trouble.noAnswers}</p>
      ) : (
        <ul className="answers">
          {answers.map(({ at, code, reference }, index) => (
            <li key={index}>
              <span className="answer-time">{recentTime(at, now)}</span>
              <div>
                <p>{words.problems[code].what}</p>
                {reference !== undefined && (
                  <p className="answer-reference">
                    {words.reference} <code>{reference}</code>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
