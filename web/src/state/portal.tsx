import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use } from "react";
import { type Api, dataOf, type Me } from "../api/client";
import type { Session } from "../session/session";
import { useLanguage } from "../text/language";

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

const BELL_EVERY_MS = 20_000;

/** The first page of the bell, looked at again every 20 s while the page is in view. */
export function useBell() {
  const { api } = usePortal();
  const { language } = useLanguage();
  return useQuery({
    queryKey: ["bell", language],
    queryFn: async () => dataOf(await api.GET("/notify/notifications")),
    refetchInterval: BELL_EVERY_MS,
  });
}

/** Mark one notification read, and let the bell show it. */
export function useMarkRead() {
  const { api } = usePortal();
  const queries = useQueryClient();
  return async (id: string) => {
    await api.PUT("/notify/notifications/{notification_id}/read", {
      params: { path: { notification_id: id } },
    });
    await queries.invalidateQueries({ queryKey: ["bell"] });
  };
}
