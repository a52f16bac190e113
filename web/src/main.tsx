import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { createApi, NoAnswer } from "./api/client";
import { App } from "./App";
import { loadConfig } from "./config";
import { Session } from "./session/session";
import { PortalContext } from "./state/portal";
import "./style.css";
import { currentLanguage, LanguageProvider } from "./text/language";
import { SignIn } from "./views/SignIn";

const TRIES = 2;

async function start(): Promise<void> {
  const config = await loadConfig();
  const session = new Session(config);
  const query = new URLSearchParams(location.search);
  if (query.has("code")) {
    const place = await session.complete(query);
    history.replaceState(null, "", place ?? "/");
  }
  const api = createApi(config.apiUrl, session, currentLanguage);
  const queries = new QueryClient({
    defaultOptions: {
      queries: { retry: (count, error) => error instanceof NoAnswer && count < TRIES },
    },
  });
  const root = document.getElementById("root");
  if (!root) throw new Error("no root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <PortalContext value={{ api, session }}>
          <LanguageProvider>
            <Door session={session} />
          </LanguageProvider>
        </PortalContext>
      </QueryClientProvider>
    </StrictMode>,
  );
  if ("serviceWorker" in navigator) await navigator.serviceWorker.register("/service-worker.js");
}

function Door({ session }: { session: Session }) {
  const isSignedIn = useSyncExternalStore(session.subscribe, () => session.isSignedIn);
  return isSignedIn ? <App /> : <SignIn />;
}

void start();
