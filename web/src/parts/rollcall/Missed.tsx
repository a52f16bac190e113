import { Button } from "react-aria-components/Button";
import { Group, Input, Label, NumberField } from "react-aria-components/NumberField";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Presence, RollCall, RollCallStudent } from "../../api/staff";
import { lengthOf, type RollMark } from "../../rules/rollCall";
import { useTexts } from "../../text/language";
import { rollcallTexts } from "../../text/rollcall";

interface Props {
  rollCall: RollCall;
  student: RollCallStudent;
  mark: RollMark;
  onChoose: (presence: Presence) => void;
  onMissed: (missed: number) => void;
}

/** Came late or left early, and how many minutes were missed. */
export function Missed({ rollCall, student, mark, onChoose, onMissed }: Props) {
  const own = useTexts(rollcallTexts);
  return (
    <div className="roll-missed">
      <RadioGroup
        className="roll-marks"
        orientation="horizontal"
        aria-label={own.lateOrLeft}
        value={mark.presence}
        onChange={(presence) => onChoose(presence as Presence)}
      >
        <Radio value="late" className="roll-mark">
          {own.presence.late}
        </Radio>
        <Radio value="leftEarly" className="roll-mark">
          {own.presence.leftEarly}
        </Radio>
      </RadioGroup>
      <NumberField
        className="stepper"
        value={mark.missed}
        minValue={1}
        maxValue={Math.max(1, lengthOf(rollCall, student) - 1)}
        onChange={(missed) => {
          if (!Number.isNaN(missed)) onMissed(missed);
        }}
      >
        <Label>{own.missed}</Label>
        <Group>
          <Button slot="decrement" className="button plain" aria-label={own.fewer}>
            −
          </Button>
          <Input />
          <Button slot="increment" className="button plain" aria-label={own.more}>
            +
          </Button>
        </Group>
      </NumberField>
    </div>
  );
}
