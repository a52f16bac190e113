import type { FritidsPlan } from "../../api/registration";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";

/** What an adult of the child is called before the reader, who is one of them. */
export function useAdultName(plan: FritidsPlan): (id: string) => string {
  const own = useTexts(registrationTexts);
  return (id) => {
    const adult = plan.adults.find((one) => one.id === id);
    if (adult?.me) return own.me;
    return adult?.name || own.someAdult;
  };
}
