import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components/Button";
import { LineField } from "../parts/account/LineField";
import { OpenPage } from "../parts/account/OpenPage";
import { PasswordField } from "../parts/account/PasswordField";
import { Failure } from "../parts/states";
import { useActivate } from "../state/account";
import { useLanguage, useTexts } from "../text/language";
import { accountTexts } from "../text/account";

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
    <OpenPage name={own.activate} done={activate.isSuccess && own.activated}>
      <form className="wide-form" onSubmit={send}>
        <p className="lead">{own.activateLead}</p>
        <LineField
          label={own.code}
          help={own.codeHelp}
          value={code}
          onChange={writeCode}
          autoComplete="off"
          maxLength={LONGEST_CODE}
          inCapitals
        />
        <LineField
          label={own.chooseUsername}
          help={own.chooseUsernameHelp}
          value={username}
          onChange={writeName}
          autoComplete="username"
          maxLength={LONGEST_NAME}
          mayBeEmpty
        />
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
    </OpenPage>
  );
}
