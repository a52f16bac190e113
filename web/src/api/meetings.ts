import type { components } from "./schema";

type Schemas = components["schemas"];

export type ChildsRound = Schemas["ChildsRoundOut"];
export type RoundToBook = Schemas["RoundToBookOut"];
export type FreeSlot = Schemas["FreeSlotOut"];
export type Meeting = Schemas["MeetingOut"];
export type Waiting = Schemas["WaitingOut"];
export type Proposal = Schemas["ProposedVisitOut"];
export type ProposedTime = Schemas["ProposedTimeOut"];
export type Venue = Schemas["VenueOut"];
export type Round = Schemas["RoundOut"];
export type RoundIn = Schemas["RoundIn"];
export type RoundWithSlots = Schemas["RoundWithSlotsOut"];
export type RoundStudent = Schemas["RoundStudentOut"];
export type Slot = Schemas["SlotOut"];
export type SlotIn = Schemas["SlotIn"];
export type SlotsIn = Schemas["SlotsIn"];
export type DayMeeting = Schemas["DayMeetingOut"];
export type Series = Schemas["SeriesOut"];
export type SeriesIn = Schemas["SeriesIn"];
export type Wish = RoundStudent["wish"];
