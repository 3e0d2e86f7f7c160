import type { Stage } from '../program/lesson'

/** The way to a certificate, drawn as a climbing route: modules, rooms, the headwall, the top. Bottom first. */
export type Station = {
	kind: 'start' | 'module' | 'room' | 'headwall' | 'top'
	title: string
	sub: string
	state: 'done' | 'now' | 'ahead'
	to: string | null
	/** Module number */
	number?: number
}

export type WayFacts = {
	tiedInOn: string | null
	modules: {
		id: string
		title: string
		minutes: number
		minutesLeft: number
		isWritten: boolean
		begun: boolean
		doneOn: string | null
		to: string | null
	}[]
	/** `attended`: "attended", or the minutes when they are too few to count */
	rooms: { name: string; title: string; when: string; isPast: boolean; attended: string | null; to: string }[]
	headwall: { left: string; isDone: boolean; to: string }
	certificate: { on: string; to: string } | null
}

/** In the order of the stage's pace; modules and sessions beyond the plan come after it: one may have left it since. */
export function wayOf(stage: Pick<Stage, 'label' | 'pace'>, facts: WayFacts): Station[] {
	const items = stage.pace.flatMap((week) => week.items)
	const stations: Station[] = [
		{ kind: 'start', title: 'Tied in', sub: facts.tiedInOn ?? 'Not in a cohort yet', state: 'done', to: null },
	]
	const shownModules = new Set<number>()
	const shownRooms = new Set<number>()
	for (const item of items) {
		const index = Number(item.slice(1)) - 1
		const module = item.startsWith('m') ? facts.modules[index] : undefined
		const room = item.startsWith('s') ? facts.rooms[index] : undefined
		if (module) {
			shownModules.add(index)
			stations.push(moduleStation(module, index + 1))
		}
		if (room) {
			shownRooms.add(index)
			stations.push(roomStation(room))
		}
	}
	for (const [index, module] of facts.modules.entries())
		if (!shownModules.has(index)) stations.push(moduleStation(module, index + 1))
	for (const [index, room] of facts.rooms.entries()) if (!shownRooms.has(index)) stations.push(roomStation(room))
	stations.push({
		kind: 'headwall',
		title: 'The headwall',
		sub: facts.headwall.left,
		state: facts.headwall.isDone ? 'done' : 'ahead',
		to: facts.headwall.to,
	})
	stations.push({
		kind: 'top',
		title: `Certified, ${stage.label}`,
		sub: facts.certificate ? facts.certificate.on : 'When everything is met',
		state: facts.certificate ? 'done' : 'ahead',
		to: facts.certificate?.to ?? null,
	})
	return withNow(stations)
}

function moduleStation(module: WayFacts['modules'][number], number: number): Station {
	const sub = module.doneOn
		? `Done ${module.doneOn}`
		: !module.isWritten
			? 'Being written'
			: module.begun
				? `${module.minutesLeft} min left`
				: `${module.minutes} min`
	return { kind: 'module', title: module.title, sub, state: module.doneOn ? 'done' : 'ahead', to: module.to, number }
}

function roomStation(room: WayFacts['rooms'][number]): Station {
	const sub = `${room.title}, ${room.when}${room.attended ? `, ${room.attended}` : ''}`
	return {
		kind: 'room',
		title: room.name,
		sub,
		state: room.isPast ? 'done' : 'ahead',
		to: room.to,
	}
}

/** One is here: the first thing on the way that can be done and is not. */
function withNow(stations: Station[]): Station[] {
	const here = stations.findIndex((station) => station.state === 'ahead' && station.to !== null)
	return stations.map((station, index) => (index === here ? { ...station, state: 'now' } : station))
}
