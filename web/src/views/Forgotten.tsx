import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components/Button";
import { LineField } from "../parts/account/LineField";
import { OpenPage } from "../parts/account/OpenPage";
import { Failure } from "../parts/states";
import { useAskRecovery } from "../state/account";
import { useLanguage, useTexts } from "../text/language";
import { accountTexts } from "../text/account";

const LONGEST = 254;

/** Asks for a letter by which to choose another password. What is said tells of nobody. */
export default function Forgotten() {
  const { text } = useLanguage();
  const own = useTexts(accountTexts);
  const ask = useAskRecovery();
  const [name, write] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate(name);
  };
  return (
    <OpenPage
      name={own.forgotten}
      done={ask.isSuccess && own.letterMaybeSent}
      after={own.elseSchool}
    >
      <form className="wide-form" onSubmit={send}>
        <p className="lead">{own.forgottenLead}</p>
        <LineField
          label={own.nameOrEmail}
          value={name}
          onChange={write}
          autoComplete="username"
          maxLength={LONGEST}
        />
        {ask.isError && <Failure error={ask.error} />}
        <Button type="submit" className="button wide">
          {ask.isPending ? text.sending : own.sendLetter}
        </Button>
      </form>
    </OpenPage>
  );
}
