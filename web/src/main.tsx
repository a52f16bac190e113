import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "./api/client";
import { mayHaveArrived } from "./api/problem";
import { App } from "./App";
import { loadConfig } from "./config";
import { CannotStart } from "./parts/Guard";
import { Loading } from "./parts/states";
import { deviceKind } from "./rules/device";
import { type Return, Session } from "./session/session";
import { PortalContext } from "./state/portal";
import "./style.css";
import { currentLanguage, LanguageProvider } from "./text/language";
import { SignIn } from "./views/SignIn";

const Unsubscribe = lazy(() => import("./views/Unsubscribe"));
// Where the letters with codes lead, and who has forgotten a password: signed in or not.
const OPEN: Record<string, React.LazyExoticComponent<React.ComponentType>> = {
  "/aktivera": lazy(() => import("./views/Activate")),
  "/forgotten-password": lazy(() => import("./views/Forgotten")),
};
const TRIES = 2;
// Where a letter's link leads, signed in or not.
const LETTER = /^\/unsubscribe\/([\w-]+)$/;

/** Bad coverage is told as it is, at once; nothing waits silently for the phone to be online. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      retry: (count, error) => mayHaveArrived(error) && count < TRIES,
    },
    mutations: { networkMode: "always" },
  },
});

async function portal(): Promise<React.ReactNode> {
  const config = await loadConfig();
  const session = new Session(config);
  const query = new URLSearchParams(location.search);
  let back: Return | undefined;
  if (query.has("code") || query.has("error")) {
    back = await session.complete(query);
    history.replaceState(null, "", new URL(back.place, location.origin).pathname);
  }
  const api = createApi(config.apiUrl, session, currentLanguage);
  if (back?.isIn && query.has("code")) {
    // For the person's own list of sign-ins, which nothing else waits for.
    const device = deviceKind(navigator.userAgent, navigator.maxTouchPoints);
    void api.PUT("/identity/present-sign-in", { body: { device } }).catch(() => undefined);
  }
  return (
    <QueryClientProvider client={queries}>
      <PortalContext value={{ api, session }}>
        <Door session={session} back={back} />
      </PortalContext>
    </QueryClientProvider>
  );
}

function Door({ session, back }: { session: Session; back: Return | undefined }) {
  const isSignedIn = useSyncExternalStore(session.subscribe, () => session.isSignedIn);
  const letter = LETTER.exec(location.pathname)?.[1];
  if (letter) {
    return (
      <Suspense fallback={<Loading />}>
        <Unsubscribe letter={letter} />
      </Suspense>
    );
  }
  const Open = OPEN[location.pathname];
  if (Open) {
    return (
      <Suspense fallback={<Loading />}>
        <Open />
      </Suspense>
    );
  }
  return isSignedIn ? <App /> : <SignIn back={back} />;
}

const root = createRoot(document.getElementById("root") as HTMLElement);
const shown = await portal().catch(() => <CannotStart />);
root.render(
  <StrictMode>
    <LanguageProvider>{shown}</LanguageProvider>
  </StrictMode>,
);
if ("serviceWorker" in navigator) await navigator.serviceWorker.register("/service-worker.js");
