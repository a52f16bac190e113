import { useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import { type Api, dataOf, type Me } from "../api/client";
import type { Session } from "../session/session";

/** What the whole client shares: the API and the session. */
export interface Portal {
  api: Api;
  session: Session;
}

export const PortalContext = createContext<Portal | undefined>(undefined);

export function usePortal(): Portal {
  const portal = use(PortalContext);
  if (!portal) throw new Error("outside PortalContext");
  return portal;
}

export function useMe() {
  const { api } = usePortal();
  return useQuery<Me>({
    queryKey: ["me"],
    queryFn: async () => dataOf(await api.GET("/directory/me")),
    staleTime: 60_000,
  });
}
