import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Text } from "react-aria-components/Text";
import { Input, Label, TextField } from "react-aria-components/TextField";
import { PasswordField } from "../parts/account/PasswordField";
import { Done, Failure, OfflineBanner, Page } from "../parts/states";
import { useActivate } from "../state/account";
import { useLanguage, useTexts } from "../text/language";
import { accountTexts } from "../text/account";
import "../account.css";

const LONGEST_CODE = 40;
const LONGEST_NAME = 128;

/** A code from the school becomes a user name and a password. Behind `#` the code goes nowhere. */
export default function Activate() {
  const { text } = useLanguage();
  const own = useTexts(accountTexts);
  const activate = useActivate();
  const [code, writeCode] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [username, writeName] = useState("");
  const [password, writePassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!activate.isPending) activate.mutate({ code, username, password });
  };
  return (
    <>
      <OfflineBanner />
      <main className="welcome">
        <Page name={own.activate}>
          {!activate.isSuccess && (
            <form className="wide-form" onSubmit={send}>
              <p className="lead">{own.activateLead}</p>
              <TextField
                className="field"
                value={code}
                onChange={writeCode}
                autoComplete="off"
                maxLength={LONGEST_CODE}
                isRequired
              >
                <Label>{own.code}</Label>
                <Input autoCapitalize="characters" spellCheck="false" />
                <Text slot="description" className="quiet">
                  {own.codeHelp}
                </Text>
              </TextField>
              <TextField
                className="field"
                value={username}
                onChange={writeName}
                autoComplete="username"
                maxLength={LONGEST_NAME}
              >
                <Label>{own.chooseUsername}</Label>
                <Input autoCapitalize="none" spellCheck="false" />
                <Text slot="description" className="quiet">
                  {own.chooseUsernameHelp}
                </Text>
              </TextField>
              <PasswordField
                label={own.choosePassword}
                help={own.passwordHelp}
                value={password}
                onChange={writePassword}
                kind="new-password"
              />
              {activate.isError && <Failure error={activate.error} />}
              <Button type="submit" className="button wide">
                {activate.isPending ? text.sending : own.save}
              </Button>
            </form>
          )}
          <Done>{activate.isSuccess && own.activated}</Done>
          <a className="button plain" href="/">
            {own.toSignIn}
          </a>
        </Page>
      </main>
    </>
  );
}
