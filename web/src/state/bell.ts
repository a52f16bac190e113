import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Bell, dataOf } from "../api/client";
import { bellWait } from "../rules/notices";
import { mayHaveArrived } from "../api/problem";
import { useLanguage } from "../text/language";
import { usePortal } from "./portal";

const UNCHANGED = 304;
const NOTICE = "notice";
const TRIES = 3;

interface Heard {
  bell: Bell;
  tag: string;
}

/**
 * The first page of the bell, asked for again every minute while the page is in view, when one
 * comes back to it, and when the phone is online again. Mostly the answer is that nothing is new;
 * what else shows news is fetched again only when something is.
 */
export function useBell() {
  const { api } = usePortal();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const queryKey = ["bell", language, "first"];
  return useQuery({
    queryKey,
    queryFn: async (): Promise<Heard> => {
      const had = queries.getQueryData<Heard>(queryKey);
      const headers = had?.tag ? { "If-None-Match": had.tag } : {};
      const answer = await api.GET("/notify/notifications", { headers });
      if (had && answer.response.status === UNCHANGED) return had;
      const bell = dataOf(answer);
      if (had) {
        void queries.invalidateQueries({ queryKey: ["bell", language, "pages"] });
        void queries.invalidateQueries({ queryKey: ["news"] });
      }
      return { bell, tag: answer.response.headers.get("etag") ?? "" };
    },
    select: (heard) => heard.bell,
    refetchInterval: ({ state }) => bellWait(state.status === "error", state.dataUpdatedAt),
    refetchOnReconnect: true,
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
  });
}

/** What is new of a child by function: fetched again when the bell has changed. */
export function useNews(childId: string) {
  const { api } = usePortal();
  const { language } = useLanguage();
  return useQuery({
    queryKey: ["news", childId, language],
    queryFn: async () => {
      const path = { student_id: childId };
      return dataOf(await api.GET("/notify/students/{student_id}/overview", { params: { path } }));
    },
    staleTime: 60_000,
  });
}

/** Mark one notification read, and let the bell and the tiles show it. */
export function useMarkRead() {
  const { api } = usePortal();
  const renew = useRenewal();
  return useMutation({
    mutationFn: async (id: string) =>
      dataOf(
        await api.PUT("/notify/notifications/{notification_id}/read", {
          params: { path: { notification_id: id } },
        }),
      ),
    // One has left the line behind by then, and is told of no failure; once is as good as twice.
    retry: (count, error) => mayHaveArrived(error) && count < TRIES,
    onSuccess: renew,
  });
}

/** Mark everything up to one notification read: what has come since stays new. */
export function useMarkAllRead() {
  const { api } = usePortal();
  const renew = useRenewal();
  return useMutation({
    mutationFn: async (upTo: string) =>
      dataOf(await api.PUT("/notify/read-marker", { body: { upTo } })),
    onSuccess: renew,
  });
}

/** Who came here by a push has read what it told: its id stands in the address until then. */
export function useReadNotice(): void {
  const { mutate } = useMarkRead();
  useEffect(() => {
    const address = new URL(location.href);
    const id = address.searchParams.get(NOTICE);
    if (!id) return;
    history.replaceState(null, "", address.pathname);
    mutate(id);
  }, [mutate]);
}

function useRenewal() {
  const queries = useQueryClient();
  return async () => {
    void queries.invalidateQueries({ queryKey: ["news"] });
    await queries.invalidateQueries({ queryKey: ["bell"] });
  };
}
