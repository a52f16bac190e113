import { createContext, type RefObject } from "react";

/** What a menu must know of the button that it hangs on. */
export interface OpenMenuState {
  trigger: RefObject<HTMLButtonElement | null>;
  close: () => void;
}

export const OpenMenuContext = createContext<OpenMenuState | undefined>(undefined);
