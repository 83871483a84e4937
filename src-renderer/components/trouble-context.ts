import { createContext } from 'react';

/** Opens "Having trouble logging in?" from wherever one is. */
export const TroubleContext = createContext<() => void>(() => undefined);
