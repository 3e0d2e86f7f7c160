import type { Pauses } from './child'
import type { Paced, RoomFigures } from './rooms'
import { type Row, table, target } from './rows'

export function roomTargets(figures: RoomFigures[]): Row[] {
	const room = figures.find((each) => each.on === 'PostgreSQL')
	if (!room) return []
	return [
		target('Room at 60 acts/s, p99', room.paced.p99, 15, 'ms', 'less', 1),
		target('Room at 60 acts/s, p99 over the limit’s', room.paced.p99 / room.limitPaced.p99, 3, '×', 'less', 2),
		target('Room, closed loop', room.perSecond, 2000, 'acts/s', 'more'),
		target('Room, closed loop, of the limit', room.perSecond / room.limitPerSecond, 0.33, 'of it', 'more', 2),
		target('Hundred rooms at 1 act/s a person, p99', room.many.p99, 100, 'ms', 'less', 1),
		target('Server CPU an act', room.cpuPerAct, 0.5, 'ms', 'less', 2),
		target('Memory a connection', room.kibPerConnection, 40, 'KiB', 'less', 1),
		target('Memory left after 1,000 rooms', Math.max(0, room.thousand.mibLeft), 12, 'MiB', 'less', 1),
		target('Joining a room of 500 cards, p50', room.join.p50, 50, 'ms', 'less', 1),
	]
}

const rowOf =
	(figures: RoomFigures[]) =>
	(what: string, cell: (each: RoomFigures) => string): string[] => [what, ...figures.map(cell)]

/** What rooms do, with the limits of the same run beside it. */
export function roomTable(figures: RoomFigures[]): string {
	const row = rowOf(figures)
	return table(
		['', ...figures.map((each) => each.on)],
		[
			row('60 acts/s, seen by the last person, p50 / p99 ms', (each) => pair(each.paced)),
			row('the same on the limit', (each) => pair(each.limitPaced)),
			row('closed loop, acts/s', (each) => each.perSecond.toFixed(0)),
			row('the same on the limit', (each) => each.limitPerSecond.toFixed(0)),
			row('the same on the limit, a connection’s messages in one write', (each) =>
				each.limitCorkedPerSecond.toFixed(0),
			),
			row('of the limit', (each) => (each.perSecond / each.limitPerSecond).toFixed(2)),
			row('server CPU-ms an act', (each) => each.cpuPerAct.toFixed(2)),
			row(`${figures.map((each) => each.many.rooms).join(' / ')} rooms × 12 people × 1 act/s, p50 / p99 ms`, (each) =>
				pair(each.many),
			),
			row('joining a room of 500 cards, p50 / p99 ms', (each) => pair(each.join)),
			row('memory a connection, KiB', (each) => each.kibPerConnection.toFixed(1)),
			row(
				'a room of ten cards, KiB / left after 1,000, MiB',
				({ thousand }) => `${thousand.kibPerRoom.toFixed(1)} / ${thousand.mibLeft.toFixed(1)}`,
			),
		],
	)
}

export function roomSection(figures: RoomFigures[]): string[] {
	const row = rowOf(figures)
	return [
		'## Rooms',
		'',
		'Twelve people in a room, cards of 80 bytes. An act is a card or, once its author holds twenty, the removal of their oldest: one durable event each. The limit is the least a durable, ordered room can be (`tests/bench/limit.mjs`): a queue, one transaction a batch, an answer after the commit, a message to everybody as Socket.IO sends it; no sign-in, no rules, no views. A room lets what waits for one connection leave in one write; what that is worth to the limit stands beside it.',
		'',
		roomTable(figures),
		'',
		'### What stands between a room and the limit',
		'',
		'The limit makes one message for everybody. A room makes one for all to whom the news is the same, and one for each to whom some of it is theirs alone: the author of a card, or whoever leads. The second row is the limit when everybody has a message of their own. The others say how long the process that serves let its messages wait while the acts came in: its event loop was busy with something else, or the garbage collector stopped it.',
		'',
		table(
			['At 60 acts/s', ...figures.map((each) => each.on)],
			[
				row('the limit, p50 / p99 ms', (each) => pair(each.limitPaced)),
				row('the limit, a message of their own for each, p50 / p99 ms', (each) => pair(each.limitEachPaced)),
				row('a room, p50 / p99 ms', (each) => pair(each.paced)),
				row('p99 of a room over that of the limit with a message for each', (each) =>
					(each.paced.p99 / each.limitEachPaced.p99).toFixed(2),
				),
				row('event loop of the limit, p99 / longest ms', (each) => loop(each.limitPauses)),
				row('event loop of a room, p99 / longest ms', (each) => loop(each.pauses)),
				row('garbage collector of the limit, in all / longest ms', (each) => collected(each.limitPauses)),
				row('garbage collector of a room, in all / longest ms', (each) => collected(each.pauses)),
			],
		),
		'',
		inTheWay(figures),
		'',
	]
}

/** Which of them is at work is said by the figures above. */
function inTheWay(figures: RoomFigures[]): string {
	const beaten = figures.filter(({ paced, limitPaced }) => paced.p99 <= limitPaced.p99).map(({ on }) => on)
	const stopped = figures.filter(({ pauses, limitPaced }) => pauses.collectedMost > limitPaced.p99).map(({ on }) => on)
	const verdict =
		beaten.length > 0 ? `The limit’s p99 is beaten on ${beaten.join(' and ')}.` : 'The limit’s p99 is not beaten.'
	const collector =
		stopped.length > 0
			? `, and whose longest pause alone was longer than the limit’s p99 on ${stopped.join(' and ')}`
			: ', whose pauses were all shorter than the limit’s p99'
	return `${verdict} Three things stand in the way: rules and views, which the limit has none of; the garbage collector, to which they leave new objects with each act${collector}; and the process that serves, which is also the one that reads, decides and sends. Nothing waits for the commit that the limit does not wait for too.`
}

const pair = ({ p50, p99 }: Paced) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`
const loop = ({ loopP99, loopMost }: Pauses) => `${loopP99.toFixed(1)} / ${loopMost.toFixed(1)}`
const collected = (each: Pauses) => `${each.collected.toFixed(1)} / ${each.collectedMost.toFixed(1)}`
