import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { dataOf, type Notification } from "../api/client";
import { Icon } from "../parts/icons";
import { Failure, Loading, Page } from "../parts/states";
import { useBell, useMarkRead, usePortal } from "../state/portal";
import { wallTime } from "../text/days";
import { useLanguage } from "../text/language";

/** What is new, newest first; each line leads to its place and is read when it is opened. */
export default function BellView() {
  const { text } = useLanguage();
  const { api } = usePortal();
  const queries = useQueryClient();
  const bell = useBell();
  const older = useOlder(bell.data?.next ?? null);
  const newest = bell.data?.items[0];
  const readAll = async () => {
    if (newest) await api.PUT("/notify/read-marker", { body: { upTo: newest.id } });
    await queries.invalidateQueries({ queryKey: ["bell"] });
  };
  return (
    <Page title={text.bell}>
      {bell.isPending && <Loading />}
      {bell.isError && <Failure error={bell.error} again={() => void bell.refetch()} />}
      {bell.data?.items.length === 0 && <p className="notice">{text.bellEmpty}</p>}
      {newest && (
        <button
          type="button"
          className="button plain"
          disabled={bell.data?.unread === 0}
          onClick={() => void readAll()}
        >
          {bell.data?.unread === 0 ? text.allRead : text.markAllRead}
        </button>
      )}
      <ul className="rows">
        {[...(bell.data?.items ?? []), ...older.items].map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
      {older.next && (
        <button type="button" className="button plain" onClick={() => void older.load()}>
          {text.more}
        </button>
      )}
    </Page>
  );
}

function Line({ one }: { one: Notification }) {
  const { text, language } = useLanguage();
  const markRead = useMarkRead();
  return (
    <li className={one.read ? "row past" : "row fresh"}>
      <Link href={one.link} className="row-link" onClick={() => void markRead(one.id)}>
        <Icon name={one.kind.split(".")[0] ?? "other"} />
        <span>
          {!one.read && <span className="sr-only">{text.unread}: </span>}
          <strong>{one.title}</strong>
          <span className="quiet">{wallTime(one.at, language)}</span>
        </span>
      </Link>
    </li>
  );
}

function useOlder(first: string | null) {
  const { api } = usePortal();
  const [pages, setPages] = useState<{ items: Notification[]; next: string | null }>();
  const next = pages ? pages.next : first;
  const load = async () => {
    if (!next) return;
    const page = dataOf(
      await api.GET("/notify/notifications", { params: { query: { cursor: next } } }),
    );
    setPages({ items: [...(pages?.items ?? []), ...page.items], next: page.next });
  };
  return { items: pages?.items ?? [], next, load };
}
