import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import type { Preferences } from "../api/notices";
import { wantedPreferences } from "../rules/notices";
import { useLanguage } from "../text/language";
import { usePortal } from "./portal";

interface Shown {
  preferences: Preferences;
  tag: string;
}

/** How one wishes to be told, with its ETag. */
export function usePreferences() {
  const { api } = usePortal();
  const { language } = useLanguage();
  return useQuery<Shown>({
    queryKey: ["preferences", language],
    // Half a change must not be taken back by a look at something else.
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const read = await api.GET("/notify/preferences");
      return { preferences: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

/**
 * Change them, shown at once and saved one after the other: each save names what the one before
 * made, and holds all that has been changed until then.
 */
export function useChangePreferences() {
  const { api } = usePortal();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const queryKey = ["preferences", language];
  return useMutation({
    scope: { id: "preferences" },
    onMutate: (preferences: Preferences) => {
      queries.setQueryData<Shown>(queryKey, (had) => had && { ...had, preferences });
    },
    mutationFn: async (preferences: Preferences) => {
      const tag = queries.getQueryData<Shown>(queryKey)?.tag ?? "";
      const saved = await api.PUT("/notify/preferences", {
        params: { header: { "If-Match": tag } },
        body: wantedPreferences(preferences),
      });
      dataOf(saved);
      const made = saved.response.headers.get("etag") ?? "";
      queries.setQueryData<Shown>(queryKey, (had) => had && { ...had, tag: made });
    },
    // What stands is shown, be it a rival's change or the one before this.
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}
