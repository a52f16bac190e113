import { Button } from "react-aria-components/Button";
import type { Device } from "../../api/notices";
import {
  NotAllowed,
  obstacle,
  ownDevice,
  useDevices,
  useRegisterBrowser,
  useRemoveDevice,
} from "../../state/devices";
import { wallTime } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { noticesTexts } from "../../text/notices";
import { Card } from "../Card";
import { Empty, Failure, Loading } from "../states";

/** Where push is sent: one's own phones and browsers, and this one if one wishes. */
export function Devices() {
  const own = useTexts(noticesTexts);
  const devices = useDevices();
  const remove = useRemoveDevice();
  const items = devices.data?.items ?? [];
  const key = devices.data?.webPushKey;
  return (
    <Card title={own.devices}>
      <p className="quiet">{own.devicesLead}</p>
      {devices.isPending && <Loading />}
      {devices.isError && <Failure error={devices.error} again={() => void devices.refetch()} />}
      {devices.data && items.length === 0 && <Empty>{own.noDevices}</Empty>}
      <ul className="rows close">
        {items.map((one) => (
          <Line key={one.id} device={one} onRemove={() => remove.mutate(one.id)} />
        ))}
      </ul>
      {remove.isError && <Failure error={remove.error} />}
      {key && !items.some((one) => one.id === ownDevice()) && <ThisBrowser webPushKey={key} />}
    </Card>
  );
}

function Line({ device, onRemove }: { device: Device; onRemove: () => void }) {
  const own = useTexts(noticesTexts);
  const { language } = useLanguage();
  const platform = own.platforms[device.platform];
  const name = device.id === ownDevice() ? `${platform} (${own.thisOne})` : platform;
  const added = own.addedOn(wallTime(device.registeredAt, language));
  return (
    <li className="row">
      <div>
        <span className="row-title">{name}</span>
        <span className="quiet">{added}</span>
      </div>
      <Button
        className="button plain"
        aria-label={own.removeOf(`${name}, ${added}`)}
        onPress={onRemove}
      >
        {own.remove}
      </Button>
    </li>
  );
}

function ThisBrowser({ webPushKey }: { webPushKey: string }) {
  const own = useTexts(noticesTexts);
  const register = useRegisterBrowser(webPushKey);
  const hindered = obstacle();
  if (hindered) return <p className="notice">{own[hindered]}</p>;
  const isRefused = register.error instanceof NotAllowed;
  return (
    <>
      <Button
        className="button"
        isPending={register.isPending}
        onPress={() => register.mutate()}
      >
        {own.add}
      </Button>
      {register.isError && (
        <Failure error={register.error} {...(isRefused && { reason: own.notAllowed })} />
      )}
    </>
  );
}
