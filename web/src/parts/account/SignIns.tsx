import type { components } from "../../api/schema";
import { useEndSignIn, useSignIns } from "../../state/account";
import { schoolClock, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { accountTexts } from "../../text/account";
import { ConfirmButton } from "../ConfirmButton";
import { Empty, Failure, Loading } from "../states";

type SignIn = components["schemas"]["SignInOut"];

/** Where one is signed in, the newest first; any of them can be ended from here. */
export function SignIns() {
  const own = useTexts(accountTexts);
  const shown = useSignIns();
  return (
    <>
      <p className="quiet">{own.signInsLead}</p>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data?.length === 0 && <Empty>{own.noSignIns}</Empty>}
      <ul className="rows close">
        {shown.data?.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </>
  );
}

function Row({ one }: { one: SignIn }) {
  const { language } = useLanguage();
  const own = useTexts(accountTexts);
  const end = useEndSignIn(one.id);
  const device = own.devices[one.device];
  const when = new Date(one.at);
  const at = `${schoolDate(when)} ${schoolClock(when)}`;
  return (
    <li className="row" lang={language}>
      <span className="row-title">
        {device}
        {one.present && ` (${own.thisOne})`}
      </span>
      <span className="quiet">{own.since(at)}</span>
      {!one.present && (
        <div className="row-acts">
          <ConfirmButton
            label={own.end}
            name={own.endOf(`${device} ${at}`)}
            question={own.endOf(device)}
            help={own.since(at)}
            yes={own.end}
            act={end}
          />
        </div>
      )}
    </li>
  );
}
