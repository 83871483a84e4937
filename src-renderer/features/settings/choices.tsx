import type { SettingView, ThisPc } from '../../../src-shared/models/policy.ts';
import { choices, isStricter, type Choosable, type Choice } from '../../../src-shared/models/settings.ts';
import { ask, bridge } from '../../bridge.ts';
import { SelectField } from '../../components/select-field.tsx';
import { words } from '../../words/words.ts';
import { valueText } from './value-text.ts';

type Props = { readonly thisPc: ThisPc; readonly onChosen: () => void };

const asSet = '';

/** What is offered: stricter than what holds without a choice. */
function offered(name: Choosable, { without }: SettingView): readonly number[] {
  if (typeof without !== 'number') return [];
  return choices[name].filter((each) => isStricter(each, without));
}

/** What the people of this PC may have stricter than it has to be. A locked one says by whom. */
export function Choices({ thisPc, onChosen }: Props) {
  const views = thisPc.settings.filter((each): each is SettingView & { name: Choosable } => each.name in choices);
  const choose = (name: Choosable, text: string) => {
    const kept = views.filter((each) => each.source === 'person' && each.name !== name).map((each) => [each.name, each.value]);
    const value = choices[name].find((each) => String(each) === text);
    const chosen = Object.fromEntries([...kept, ...(value === undefined ? [] : [[name, value]])]) as Choice;
    void ask(bridge.settings.choose({ chosen })).then(onChosen);
  };
  const by = thisPc.managedBy?.name ?? words.settings.yourOrganization;
  return views.map((each) => {
    const { name, value, source, without } = each;
    if (without === undefined) {
      return (
        <p key={name} className="setting-locked">
          <strong>{words.settings.names[name]}</strong> {valueText(name, value)}
          <span className="section-aside">{words.settings.locked(by)}</span>
        </p>
      );
    }
    return (
      <SelectField key={name} label={words.settings.names[name]} value={source === 'person' ? String(value) : asSet} onChange={(event) => choose(name, event.target.value)}>
        <option value={asSet}>{words.settings.asIs(valueText(name, without))}</option>
        {offered(name, each).map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {valueText(name, choice)}
          </option>
        ))}
      </SelectField>
    );
  });
}
