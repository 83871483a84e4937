import { words } from '../../words/words.ts';
import { missingByStep, missingIn, steps, type Step } from './missing.ts';
import { useDraftPart } from './use-draft.ts';

const { createCase } = words;

type Props = { readonly step: Step; readonly onStep: (step: Step) => void };

/** The steps, in any order; each says how much it still lacks. */
export function CaseSpine({ step, onStep }: Props) {
  const missing = missingByStep(useDraftPart((store) => missingIn(store.fields())));
  return (
    <nav className="case-spine" aria-label={createCase.stepsLabel}>
      <ol>
        {steps.map((each) => {
          const count = missing.get(each)?.length ?? 0;
          return (
            <li key={each}>
              <button type="button" aria-current={each === step ? 'step' : undefined} onClick={() => onStep(each)}>
                <span>{createCase.steps[each]}</span>
                <span className={count === 0 ? 'case-spine-done' : 'case-spine-count'} aria-label={count === 0 ? createCase.stepDone : createCase.missingCount(String(count))}>
                  {count === 0 ? '✓' : count}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
