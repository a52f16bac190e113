import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useAskEmail, useConfirmEmail } from "../../state/account";
import { useLanguage, useTexts } from "../../text/language";
import { accountTexts } from "../../text/account";
import { Done, Failure } from "../states";
import { LineField } from "./LineField";
import { PasswordField } from "./PasswordField";

const LONGEST = 254;
const LONGEST_CODE = 40;

interface Props {
  email: string | null;
  asked: string | null;
}

/** An address that one can get a new password by, once it has been shown to be one's own. */
export function Email({ email, asked }: Props) {
  const own = useTexts(accountTexts);
  return (
    <>
      <p>{email ? own.emailNow(email) : own.emailNone}</p>
      {asked && <Confirm asked={asked} />}
      <Ask />
    </>
  );
}

function Ask() {
  const { text } = useLanguage();
  const own = useTexts(accountTexts);
  const ask = useAskEmail();
  const [email, write] = useState("");
  const [password, type] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const clear = () => {
      write("");
      type("");
    };
    if (!ask.isPending) ask.mutate({ email, password }, { onSuccess: clear });
  };
  return (
    <form onSubmit={send}>
      <LineField
        label={own.newEmail}
        type="email"
        value={email}
        onChange={write}
        autoComplete="email"
        maxLength={LONGEST}
      />
      <PasswordField
        label={own.presentPassword}
        value={password}
        onChange={type}
        kind="current-password"
      />
      {ask.isError && <Failure error={ask.error} />}
      <Button type="submit" className="button">
        {ask.isPending ? text.sending : own.sendCode}
      </Button>
    </form>
  );
}

function Confirm({ asked }: { asked: string }) {
  const { text } = useLanguage();
  const own = useTexts(accountTexts);
  const confirm = useConfirmEmail();
  const [code, write] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate(code);
  };
  return (
    <form onSubmit={send}>
      <Done>{own.codeSent(asked)}</Done>
      <LineField
        label={own.emailCode}
        value={code}
        onChange={write}
        autoComplete="one-time-code"
        maxLength={LONGEST_CODE}
        inCapitals
      />
      {confirm.isError && <Failure error={confirm.error} />}
      <Button type="submit" className="button">
        {confirm.isPending ? text.sending : own.confirmEmail}
      </Button>
    </form>
  );
}
