import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Button } from "react-aria-components/Button";
import { dataOf, type SignInOptions } from "../api/client";
import { Failure, Loading, OfflineBanner, Page } from "../parts/states";
import type { Return } from "../session/session";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";

const CommuneSelect = lazy(() => import("../parts/CommuneSelect"));
const KEPT = "skolbro.commune";

/** The ways in of the commune that one has chosen, remembered for the next time. */
export function SignIn({ back }: { back: Return | undefined }) {
  const { text, switchLanguage } = useLanguage();
  const { api, session } = usePortal();
  const options = useQuery({
    queryKey: ["sign-in-options"],
    queryFn: async () => dataOf(await api.GET("/identity/sign-in-options")),
  });
  return (
    <>
      <OfflineBanner />
      <main className="welcome">
        <img src="/icon.svg" alt="" width="72" height="72" />
        <Page name={text.appName}>
          <p className="lead">{text.signInLead}</p>
          {session.wasEnded && (
            <p className="notice" role="status">
              {text.signedOut}
            </p>
          )}
          {back && !back.isIn && (
            <Failure
              error={undefined}
              reason={back.refusal ? text.signInRefused[back.refusal] : text.signInFailed}
            />
          )}
          {options.isPending && <Loading />}
          {options.isError && (
            <Failure error={options.error} again={() => void options.refetch()} />
          )}
          {options.data && <WaysIn communes={options.data.communes} />}
          <a className="button plain" href="/forgotten-password">
            {text.forgotten}
          </a>
          <a className="button plain" href="/aktivera">
            {text.haveCode}
          </a>
          <Button className="button quiet-button" onPress={switchLanguage}>
            <span lang={text.otherLanguage}>{text.language}</span>
          </Button>
        </Page>
      </main>
    </>
  );
}

function WaysIn({ communes }: { communes: SignInOptions["communes"] }) {
  const { text } = useLanguage();
  const { session } = usePortal();
  const [chosen, choose] = useState(() => localStorage.getItem(KEPT));
  const commune = communes.find((one) => one.id === chosen) ?? communes[0];
  if (!commune) return <p className="notice">{text.noCommunes}</p>;
  const keep = (id: string) => {
    localStorage.setItem(KEPT, id);
    choose(id);
  };
  const leaveFor = async (provider: string) =>
    location.assign(await session.wayIn(provider, location.pathname));
  return (
    <>
      {communes.length > 1 ? (
        <Suspense fallback={<Loading />}>
          <CommuneSelect communes={communes} chosen={commune.id} onChoose={keep} />
        </Suspense>
      ) : (
        <p className="commune">{commune.name}</p>
      )}
      {commune.methods.map((method) => (
        <Button
          key={method.identityProvider}
          className="button"
          onPress={() => void leaveFor(method.identityProvider)}
        >
          {text.signInWith[method.kind]}
        </Button>
      ))}
    </>
  );
}
