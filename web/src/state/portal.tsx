import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
    staleTime: 1_000,
  });
}

/** The bell from its newest on, page by page. */
export function useBellPages() {
  const { api } = usePortal();
  const { language } = useLanguage();
  return useInfiniteQuery({
    queryKey: ["bell", language, "pages"],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await api.GET("/notify/notifications", { params: { query: cursor ? { cursor } : {} } }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: BELL_EVERY_MS,
  });
}

/** Mark one notification read, and let the bell show it. */
export function useMarkRead() {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) =>
      dataOf(
        await api.PUT("/notify/notifications/{notification_id}/read", {
          params: { path: { notification_id: id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["bell"] }),
  });
}

/** Mark everything up to one notification read: what has come since stays new. */
export function useMarkAllRead() {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (upTo: string) =>
      dataOf(await api.PUT("/notify/read-marker", { body: { upTo } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["bell"] }),
  });
}
