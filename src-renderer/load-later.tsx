import { useEffect, useState, type ComponentType } from 'react';

/** A component whose code comes after the first screen's. */
export type Later<Props extends object> = {
  /** Draws nothing until the code is there. */
  readonly Component: ComponentType<Props>;
  readonly prefetch: () => void;
};

/**
 * Loads a component's code apart, and draws it in the same frame once it is there. (React.lazy suspends even then, and
 * React holds back what was suspended for 300 ms.)
 */
export function loadLater<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let loading: Promise<void> | undefined;
  let Loaded: ComponentType<Props> | undefined;
  const start = () =>
    (loading ??= load().then((component) => {
      Loaded = component;
    }));
  function Component(props: Props) {
    const [, setThere] = useState(Loaded !== undefined);
    useEffect(() => {
      if (Loaded === undefined) void start().then(() => setThere(true));
    }, []);
    return Loaded === undefined ? null : <Loaded {...props} />;
  }
  return { Component, prefetch: () => void start() };
}
