import { words } from '../../words/words.ts';
import { CodeField } from './code-field.tsx';
import { Rows } from './rows.tsx';
import { useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;

function Principal({ id }: { readonly id: string }) {
  const store = useDraftStore();
  const checked = useDraftPart(() => store.valueAt(['diagnoses', id, 'principal']) === true);
  const choose = () => {
    for (const each of store.fields().diagnoses) {
      if (each.id === id || each.principal === true) store.edit(['diagnoses', each.id, 'principal'], each.id === id ? true : null);
    }
  };
  return (
    <label className="check">
      <input type="radio" name="draft.principal" checked={checked} onChange={choose} />
      {createCase.principal}
    </label>
  );
}

/** The diagnoses, by code or words; one of them is the principal one. */
export function DiagnosesStep() {
  const none = useDraftPart((store) => store.fields().diagnoses.length === 0);
  return (
    <Rows
      member="diagnoses"
      add={createCase.addDiagnosis}
      begin={none ? { principal: true } : {}}
      title={createCase.diagnosis}
      draw={(id) => (
        <>
          <CodeField path={['diagnoses', id, 'diagnosis']} kind="diagnosis" label={createCase.diagnosisCode} hint={createCase.codeHint} />
          <Principal id={id} />
        </>
      )}
    />
  );
}
