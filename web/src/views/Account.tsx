import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Card } from "../parts/Card";
import { ConfirmButton } from "../parts/ConfirmButton";
import { Email } from "../parts/account/Email";
import { LineField } from "../parts/account/LineField";
import { PasswordField } from "../parts/account/PasswordField";
import { SignIns } from "../parts/account/SignIns";
import { Done, Failure, Loading, Page } from "../parts/states";
import { useAccount, useChangePassword, useEndAll, useRename } from "../state/account";
import { useLanguage, useTexts } from "../text/language";
import { accountTexts } from "../text/account";
import "../staff.css";
import "../account.css";

const LONGEST_NAME = 128;

/** One's own account: how one signs in, and where one is signed in. */
export default function Account() {
  const own = useTexts(accountTexts);
  const shown = useAccount();
  const everywhere = useEndAll();
  return (
    <Page name={own.title}>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && (
        <>
          <Card title={own.username}>
            {shown.data.username ? (
              <Username username={shown.data.username} tag={shown.data.tag} />
            ) : (
              <p>{own.usernameNone}</p>
            )}
          </Card>
          {shown.data.username && (
            <>
              <Card title={own.password}>
                <Password />
              </Card>
              <Card title={own.email}>
                <Email email={shown.data.email} asked={shown.data.emailAsked} />
              </Card>
            </>
          )}
        </>
      )}
      <Card title={own.signIns}>
        <SignIns />
        <ConfirmButton
          label={own.everywhere}
          name={own.everywhere}
          question={own.everywhereAsk}
          help={own.everywhereHelp}
          yes={own.everywhere}
          act={everywhere}
        />
      </Card>
    </Page>
  );
}

function Username({ username, tag }: { username: string; tag: string }) {
  const { text } = useLanguage();
  const own = useTexts(accountTexts);
  const rename = useRename(tag);
  const [name, write] = useState("");
  const [password, type] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (rename.isPending) return;
    const clear = () => {
      write("");
      type("");
    };
    rename.mutate({ username: name, password }, { onSuccess: clear });
  };
  return (
    <form onSubmit={send}>
      <p>{own.usernameNow(username)}</p>
      <LineField
        label={own.newUsername}
        help={own.usernameHelp}
        value={name}
        onChange={write}
        autoComplete="username"
        maxLength={LONGEST_NAME}
      />
      <PasswordField
        label={own.presentPassword}
        value={password}
        onChange={type}
        kind="current-password"
      />
      {rename.isError && <Failure error={rename.error} />}
      <Done>{rename.isSuccess && own.usernameChanged(username)}</Done>
      <Button type="submit" className="button">
        {rename.isPending ? text.sending : own.changeUsername}
      </Button>
    </form>
  );
}

function Password() {
  const { text } = useLanguage();
  const own = useTexts(accountTexts);
  const change = useChangePassword();
  const [present, typePresent] = useState("");
  const [wanted, typeWanted] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate({ present, wanted });
  };
  return (
    <form onSubmit={send}>
      <p className="quiet">{own.changePasswordLead}</p>
      <PasswordField
        label={own.presentPassword}
        value={present}
        onChange={typePresent}
        kind="current-password"
      />
      <PasswordField
        label={own.newPassword}
        help={own.passwordHelp}
        value={wanted}
        onChange={typeWanted}
        kind="new-password"
      />
      {change.isError && <Failure error={change.error} />}
      <Button type="submit" className="button">
        {change.isPending ? text.sending : own.changePassword}
      </Button>
    </form>
  );
}
