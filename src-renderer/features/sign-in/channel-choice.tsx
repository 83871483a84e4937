import { useId } from 'react';
import type { RegistrationChannel } from '../../../src-shared/models/sign-in-screen.ts';
import { words } from '../../words/words.ts';

type Props = { readonly channels: readonly RegistrationChannel[]; readonly chosen: RegistrationChannel; readonly onChoose: (channel: RegistrationChannel) => void };

/** How the codes come: one of the ways that the server offers. */
export function ChannelChoice({ channels, chosen, onChoose }: Props) {
  const id = useId();
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">{words.doors.registerHeading}</legend>
      {channels.map((channel) => (
        <label key={channel} className="choice">
          <input
            type="radio"
            name="channel"
            checked={channel === chosen}
            autoFocus={channel === chosen}
            aria-describedby={`${id}-${channel}`}
            onChange={() => onChoose(channel)}
          />
          <span className="choice-name">{words.doors.channels[channel].choice}</span>
          <span className="choice-means" id={`${id}-${channel}`}>
            {words.doors.channels[channel].means}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
