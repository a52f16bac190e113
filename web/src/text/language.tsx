import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { en } from "./en";
import { sv, type Texts } from "./sv";

export type Language = "sv" | "en";
const KEPT = "skolbro.language";

let current: Language = localStorage.getItem(KEPT) === "en" ? "en" : "sv";

/** The language that requests ask for; outside React. */
export const currentLanguage = (): Language => current;

interface Speaking {
  language: Language;
  text: Texts;
  switchLanguage: () => void;
}

const Context = createContext<Speaking | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(current);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const switchLanguage = () => {
    current = language === "sv" ? "en" : "sv";
    localStorage.setItem(KEPT, current);
    setLanguage(current);
  };
  const text = language === "sv" ? sv : en;
  // The controls have words of their own, as "dismiss": in the reader's language, not the browser's.
  return (
    <I18nProvider locale={language === "sv" ? "sv-SE" : "en-GB"}>
      <Context value={{ language, text, switchLanguage }}>{children}</Context>
    </I18nProvider>
  );
}

/** The texts of one part of the portal, which come with its views and not with the first one. */
export function useTexts<T>(both: Record<Language, T>): T {
  return both[useLanguage().language];
}

export function useLanguage(): Speaking {
  const speaking = use(Context);
  if (!speaking) throw new Error("outside LanguageProvider");
  return speaking;
}
