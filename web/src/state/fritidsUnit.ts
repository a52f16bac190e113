import { notifyManager, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { dataOf } from "../api/client";
import { newId } from "../api/ids";
import { mayHaveArrived } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import type { Touch } from "../api/staff";
import { usePortal } from "./portal";
import { TouchQueue, type TouchPlace } from "./touchQueue";

const UNIT_EVERY_MS = 20_000;
const RETRY_MS = 10_000;
const TRIES_ON_BAD_COVERAGE = 2;
const UNIT_DAY = "/attendance/groups/{group_id}/fritids/{day}";

const pathOf = (place: TouchPlace) => ({ group_id: place.groupId, day: place.day });

/** A unit's day, looked at again while it is in view. */
export function useUnitDay(place: TouchPlace) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["unit-day", place.groupId, place.day],
    queryFn: async () =>
      dataOf(await api.GET(UNIT_DAY, { params: { path: pathOf(place) } })),
    refetchInterval: UNIT_EVERY_MS,
  });
}

export function useOccupancy(place: TouchPlace) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["unit-day", place.groupId, place.day, "occupancy"],
    queryFn: async () =>
      dataOf(await api.GET(`${UNIT_DAY}/occupancy`, { params: { path: pathOf(place) } })),
  });
}

/** Children of whose days of a week nobody has said anything. */
export function useMissingWeek(groupId: string, monday: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["missing-week", groupId, monday],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/groups/{group_id}/fritids-weeks/{day}/missing", {
          params: { path: { group_id: groupId, day: monday } },
        }),
      ),
  });
}

/** The child at the door: its guardians are as they are this moment. */
export function usePickUpCard(place: TouchPlace, studentId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["pick-up-card", place.groupId, place.day, studentId],
    queryFn: async () =>
      dataOf(
        await api.GET(`${UNIT_DAY}/students/{student_id}`, {
          params: { path: { ...pathOf(place), student_id: studentId } },
        }),
      ),
    staleTime: 0,
  });
}

/** The phone's touches: made here, sent when they can be. */
export function useTouches(personId: string, place: TouchPlace) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const queue = useMemo(() => {
    const key = new RequestKey();
    return new TouchQueue(
      `touches.${personId}`,
      async (where, touches) => {
        const body = { touches };
        const header = { "Idempotency-Key": key.of(body) };
        const params = { path: pathOf(where), header };
        return dataOf(await api.POST(`${UNIT_DAY}/touches`, { params, body }));
      },
      async () => {
        await queries.invalidateQueries({ queryKey: ["unit-day"] });
        // Who shows the list is told of it in a moment: what was taken must not go before that.
        await new Promise<void>((go) => notifyManager.schedule(go));
      },
    );
  }, [api, personId, queries]);
  useEffect(() => {
    const again = () => void queue.flush();
    again();
    addEventListener("online", again);
    const trying = setInterval(again, RETRY_MS);
    return () => {
      removeEventListener("online", again);
      clearInterval(trying);
    };
  }, [queue]);
  const { unsent, refused, taken } = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const touch = (made: Omit<Touch, "id" | "at">) =>
    void queue.add(place, { ...made, id: newId(), at: new Date().toISOString() });
  return { unsent, taken, refused, touch, read: (id: string) => queue.read(id) };
}

/** Write to a child's guardians: however often it is sent, it is one line. */
export function useUnitComment(place: TouchPlace, studentId: string, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (words: string) => {
      const body = { text: words, studentId };
      const header = { "Idempotency-Key": key.of(body) };
      const params = { path: pathOf(place), header };
      return dataOf(await api.POST(`${UNIT_DAY}/comments`, { params, body }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: () => {
      key.spend();
      onDone();
      return queries.invalidateQueries({ queryKey: ["unit-day", place.groupId, place.day] });
    },
  });
}
