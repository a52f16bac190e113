import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input, Label, TextField } from "react-aria-components/TextField";
import { Done, Failure, OfflineBanner, Page } from "../parts/states";
import { useAskRecovery } from "../state/account";
import { useLanguage, useTexts } from "../text/language";
import { accountTexts } from "../text/account";
import "../account.css";

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
    <>
      <OfflineBanner />
      <main className="welcome">
        <Page name={own.forgotten}>
          {!ask.isSuccess && (
            <form className="wide-form" onSubmit={send}>
              <p className="lead">{own.forgottenLead}</p>
              <TextField
                className="field"
                value={name}
                onChange={write}
                autoComplete="username"
                maxLength={LONGEST}
                isRequired
              >
                <Label>{own.nameOrEmail}</Label>
                <Input autoCapitalize="none" spellCheck="false" />
              </TextField>
              {ask.isError && <Failure error={ask.error} />}
              <Button type="submit" className="button wide">
                {ask.isPending ? text.sending : own.sendLetter}
              </Button>
            </form>
          )}
          <Done>{ask.isSuccess && own.letterMaybeSent}</Done>
          {ask.isSuccess && <p className="quiet">{own.elseSchool}</p>}
          <a className="button plain" href="/">
            {own.toSignIn}
          </a>
        </Page>
      </main>
    </>
  );
}
