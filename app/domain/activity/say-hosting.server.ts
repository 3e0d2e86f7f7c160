import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { whenOf } from '../zone/zone.server'
import { hostingRefusals } from './hosting'
import type { HostingView, SeatOffered } from './read-hosting.server'

/** What an activity is called; its id once the program has it no more. */
export function activityTitle(programs: readonly Program[], stageKey: string, activityId: string): string {
	const stage = findStageByKey(programs, stageKey)
	return stage?.activities.find(({ id }) => id === activityId)?.title ?? activityId
}

/** Every activity a host can have seats for, by quarter. */
export function hostedActivities(programs: readonly Program[]) {
	return programs.flatMap(({ stages }) =>
		stages.flatMap((stage) =>
			stage.activities
				.filter(({ hosted }) => hosted)
				.map(({ id, title }) => ({
					value: `${stage.key}/${id}`,
					name: title,
					quarter: `${stage.label}: ${stage.title}`,
					stageKey: stage.key,
					activityId: id,
				})),
		),
	)
}

/** As whoever looks for a seat reads it, on their own clock. A way into the call is for who has a seat. */
export function saySeat(seat: SeatOffered, programs: readonly Program[], zone: string) {
	const when = whenOf(seat.startsAt, zone, seat.durationMinutes)
	const { asking } = seat
	const says = !asking.ok && asking.why !== 'has-seat' && asking.why !== 'not-of-quarter' && asking.why !== 'called-off'
	return {
		id: seat.id,
		title: seat.title,
		activity: activityTitle(programs, seat.stageKey, seat.activityId),
		host: seat.hostName,
		day: when.day,
		time: when.range,
		place: seat.place,
		callUrl: seat.own === 'booked' && !seat.cancelledAt ? seat.callUrl : '',
		bookUntil: untilWords(seat.closesAt, zone),
		seats: seat.seatCount,
		free: seat.free,
		waiting: seat.waiting,
		own: seat.own,
		inLine: seat.inLine,
		way: asking.ok ? asking.way : null,
		why: says && !asking.ok ? hostingRefusals[asking.why] : null,
		calledOff: seat.cancelledAt ? seat.cancelReason : null,
	}
}

/** A minute earlier: it ends with the midnight after the last day. */
function untilWords(closesAt: Date, zone: string): string {
	const last = whenOf(new Date(closesAt.getTime() - 60_000), zone)
	return `${last.shortDay}, ${last.time}`
}

export function sayHosting(hosting: HostingView, programs: readonly Program[], zone: string) {
	const when = whenOf(hosting.startsAt, zone, hosting.durationMinutes)
	return {
		id: hosting.id,
		title: hosting.title,
		activity: activityTitle(programs, hosting.stageKey, hosting.activityId),
		host: hosting.hostName,
		day: when.day,
		time: when.range,
		seats: hosting.seatCount,
		booked: hosting.booked.length,
		free: hosting.free,
		waiting: hosting.waiting.length,
		calledOff: hosting.cancelledAt !== null,
	}
}
