import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Api, dataOf } from "../api/client";
import { newId } from "../api/ids";
import { keyBytes, obstacleOf, registrationOf } from "../rules/notices";
import { usePortal } from "./portal";

const KEPT = "skolbro.device";
const PATIENCE_MS = 3_000;

/** The id of this browser, once it has been registered. */
export const ownDevice = (): string | null => localStorage.getItem(KEPT);

/** Why this browser cannot be told, if it cannot. */
export const obstacle = () =>
  obstacleOf({
    serviceWorker: "serviceWorker" in navigator,
    pushManager: "PushManager" in window,
    permission: "Notification" in window ? Notification.permission : undefined,
  });

/** One's phones and browsers, and the key that a browser subscribes with. */
export function useDevices() {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["devices"],
    queryFn: async () => dataOf(await api.GET("/notify/devices")),
  });
}

/** The browser was asked, and said no. */
export class NotAllowed extends Error {}

/** Ask for leave, subscribe, and register: after a press only, as browsers and people want it. */
export function useRegisterBrowser(key: string) {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if ((await Notification.requestPermission()) !== "granted") throw new NotAllowed();
      const worker = await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: keyBytes(key),
      });
      const body = registrationOf(subscription.toJSON());
      if (!body) throw new NotAllowed();
      const id = ownDevice() ?? newId();
      localStorage.setItem(KEPT, id);
      const path = { device_id: id };
      dataOf(await api.PUT("/notify/devices/{device_id}", { params: { path }, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["devices"] }),
  });
}

/** Be told on a device no more. */
export function useRemoveDevice() {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => removeDevice(api, id),
    onSettled: () => queries.invalidateQueries({ queryKey: ["devices"] }),
  });
}

/** At sign-out: this browser is told nothing more. Waits for bad coverage a moment only. */
export async function leaveBrowser(api: Api): Promise<void> {
  const id = ownDevice();
  if (!id) return;
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
  await Promise.race([removeDevice(api, id).catch(() => undefined), late]);
}

async function removeDevice(api: Api, id: string): Promise<void> {
  if (id === ownDevice()) await endSubscription();
  const path = { device_id: id };
  dataOf(await api.DELETE("/notify/devices/{device_id}", { params: { path } }));
  if (id === ownDevice()) localStorage.removeItem(KEPT);
}

async function endSubscription(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  const subscription = await worker?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}
