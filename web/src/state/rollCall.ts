import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import { dataOf } from "../api/client";
import { mayHaveArrived, Problem } from "../api/problem";
import type { RollCall, RollCallIn } from "../api/staff";
import { type Changes, marking, NOTHING_MARKED, rollCallBody } from "../rules/rollCall";
import { forget, keep, keptNames, readKept } from "./kept";
import { usePortal } from "./portal";

const ADDRESS = "/attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call";
const TRIES_ON_BAD_COVERAGE = 3;
const CHANGED_SINCE = 412;
const REPORTS_EVERY_MS = 30_000;
const KEPT_MS = 24 * 60 * 60 * 1000;

export interface LessonPlace {
  groupId: string;
  day: string;
  lessonId: string;
}

const queryKey = (place: LessonPlace) => ["roll-call", place.groupId, place.day, place.lessonId];
const pathOf = (place: LessonPlace) => ({
  group_id: place.groupId,
  day: place.day,
  lesson_id: place.lessonId,
});

/** A teacher's own week. */
export function useOwnWeek(week: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["own-week", week],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/teachers/me/weeks/{week}", { params: { path: { week } } }),
      ),
    staleTime: 60_000,
  });
}

/** The lesson's roll call with its ETag; looked at again for reports, but not during a save. */
export function useRollCall(place: LessonPlace, isSaving: boolean) {
  const { api } = usePortal();
  return useQuery({
    queryKey: queryKey(place),
    queryFn: async () => {
      const read = await api.GET(ADDRESS, { params: { path: pathOf(place) } });
      return { rollCall: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
    refetchInterval: isSaving ? false : REPORTS_EVERY_MS,
    refetchOnWindowFocus: !isSaving,
    refetchOnReconnect: !isSaving,
  });
}

interface Sent {
  tag: string;
  body: RollCallIn;
}

/**
 * Save the class. A save whose answer was lost is sent again as it was, with the ETag it had:
 * if it had arrived, what stands is answered.
 */
export function useSaveRollCall(place: LessonPlace, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const unsure = useRef<Sent>(undefined);
  const shown = { queryKey: queryKey(place) };
  const save = useMutation({
    mutationFn: async ({ tag, body }: Sent) =>
      dataOf(
        await api.PUT(ADDRESS, {
          params: { path: pathOf(place), header: { "If-Match": tag } },
          body,
        }),
      ),
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: () => {
      unsure.current = undefined;
      onDone();
      return queries.invalidateQueries(shown);
    },
    onError: (error) => {
      if (mayHaveArrived(error)) return undefined;
      unsure.current = undefined;
      // A colleague or the timetable was first: what stands now is fetched, and marks stay.
      return queries.invalidateQueries(shown);
    },
  });
  const send = (rollCall: RollCall, changes: Changes, tag: string) => {
    if (save.isPending) return;
    const body = rollCallBody(rollCall, changes);
    const before = unsure.current;
    const isSame = before && JSON.stringify(before.body) === JSON.stringify(body);
    unsure.current = isSame ? before : { tag, body };
    save.mutate(unsure.current);
  };
  return { save, send, wasChanged: isChangedSince(save.error) };
}

function isChangedSince(error: unknown): boolean {
  return error instanceof Problem && error.status === CHANGED_SINCE;
}

interface KeptMarks {
  at: number;
  changes: Changes;
}

/** What is marked and not saved: kept on the phone, also over a reload without coverage. */
export function useMarking(personId: string, place: LessonPlace) {
  const whose = `marks.${personId}.`;
  const name = `${whose}${place.groupId}.${place.day}.${place.lessonId}`;
  const [state, step] = useReducer(marking, name, (kept) => {
    forgetOld(whose);
    const changes = readKept<KeptMarks>(kept)?.changes;
    return changes ? { changes, before: [] } : NOTHING_MARKED;
  });
  const { changes } = state;
  useEffect(() => {
    if (Object.keys(changes).length === 0) forget(name);
    else keep(name, { at: Date.now(), changes } satisfies KeptMarks);
  }, [name, changes]);
  return [state, step] as const;
}

function forgetOld(whose: string): void {
  for (const name of keptNames(whose)) {
    const at = readKept<KeptMarks>(name)?.at ?? 0;
    if (at < Date.now() - KEPT_MS) forget(name);
  }
}
