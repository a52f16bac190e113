import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import type { Notification } from "../api/client";
import { Icon } from "../parts/icons";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { functionOf } from "../rules/functions";
import { useBellPages, useMarkAllRead, useMarkRead } from "../state/bell";
import { wallTime } from "../text/days";
import { useLanguage } from "../text/language";

/** What is new, newest first; each line leads to its place and is read when it is opened. */
export default function BellView() {
  const { text } = useLanguage();
  const bell = useBellPages();
  const items = bell.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page name={text.bell}>
      {bell.isPending && <Loading />}
      {bell.isError && <Failure error={bell.error} again={() => void bell.refetch()} />}
      {bell.data && items.length === 0 && <Empty>{text.bellEmpty}</Empty>}
      {items[0] && <ReadAll newest={items[0]} unread={bell.data?.pages[0]?.unread ?? 0} />}
      <ul className="rows">
        {items.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
      {bell.hasNextPage && (
        <Button
          className="button plain wide"
          isPending={bell.isFetchingNextPage}
          onPress={() => void bell.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
    </Page>
  );
}

function ReadAll({ newest, unread }: { newest: Notification; unread: number }) {
  const { text } = useLanguage();
  const readAll = useMarkAllRead();
  return (
    <>
      {readAll.isError && <Failure error={readAll.error} />}
      {unread > 0 && (
        <Button
          className="button plain"
          onPress={() => {
            if (!readAll.isPending) readAll.mutate(newest.id);
          }}
        >
          {text.markAllRead}
        </Button>
      )}
      <p role="status" className="quiet">
        {unread === 0 && text.allRead}
      </p>
    </>
  );
}

function Line({ one }: { one: Notification }) {
  const { text, language } = useLanguage();
  const markRead = useMarkRead();
  return (
    <li className={one.read ? "row past" : "row fresh"}>
      <Link
        href={one.link}
        className="row-link"
        onClick={() => {
          if (!one.read) markRead.mutate(one.id);
        }}
      >
        <Icon name={functionOf(one.kind)} />
        <span>
          {!one.read && <span className="sr-only">{text.unread}: </span>}
          <span className="row-title">{one.title}</span>
          {one.text && <span className="row-text">{one.text}</span>}
          <span className="quiet">{wallTime(one.at, language)}</span>
        </span>
        {!one.read && <span className="dot" aria-hidden="true" />}
      </Link>
    </li>
  );
}
