import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import { Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";

const KEPT = "skolbro.commune";

/** The ways in of the commune that one has chosen, remembered for the next time. */
export function SignIn() {
  const { text, switchLanguage } = useLanguage();
  const { api, session } = usePortal();
  const options = useQuery({
    queryKey: ["sign-in-options"],
    queryFn: async () => dataOf(await api.GET("/identity/sign-in-options")),
  });
  const [chosen, choose] = useState(() => localStorage.getItem(KEPT));
  if (options.isPending) return <Loading />;
  if (options.isError) return <Failure error={options.error} again={() => options.refetch()} />;
  const communes = options.data.communes;
  const commune = communes.find((one) => one.id === chosen) ?? communes[0];
  return (
    <main className="welcome">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <Page title={text.appName}>
        <p className="lead">{text.signInLead}</p>
        {communes.length > 1 && (
          <label className="field">
            {text.chooseCommune}
            <select
              value={commune?.id}
              onChange={(event) => {
                localStorage.setItem(KEPT, event.target.value);
                choose(event.target.value);
              }}
            >
              {communes.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {communes.length === 1 && <p className="commune">{commune?.name}</p>}
        {commune?.methods.map((method) => (
          <button
            key={method.identityProvider}
            type="button"
            className="button"
            onClick={() => void session.signIn(method.identityProvider)}
          >
            {text.signInWith[method.kind]}
          </button>
        ))}
        <button type="button" className="button plain" onClick={switchLanguage}>
          {text.language}
        </button>
      </Page>
    </main>
  );
}
