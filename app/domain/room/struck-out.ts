import type { Room } from './room'
import { themesLeft } from './themes'

/**
 * A room without the lines that were struck out of its recap: a name that slipped through shows there no more than here, to
 * nobody (docs/decisions/0032). Whoever may put a line back finds it on the recap's page.
 */
export function struckOut(room: Room, isStruck: (line: string) => boolean): Room {
	const stands = ({ text }: { text: string }) => !isStruck(text)
	const orNothing = (line: string) => (isStruck(line) ? '' : line)
	const slips = room.slips.filter(stands)
	const left = new Set(slips.map(({ id }) => id))
	const bundling = {
		...room.bundling,
		bundles: room.bundling.bundles.map((bundle) => ({ ...bundle, name: orNothing(bundle.name) })),
	}
	return {
		...room,
		cases: mapped(room.cases, (told) => ({
			...told,
			title: orNothing(told.title),
			situation: orNothing(told.situation),
			ask: orNothing(told.ask),
		})),
		questions: room.questions.filter(stands),
		slips,
		faceUp: room.faceUp.filter((id) => left.has(id)),
		bundling,
		themes: themesLeft({ themes: room.themes, bundling, slips }),
		learnings: room.learnings.filter(stands),
		promises: Object.fromEntries(Object.entries(room.promises).filter(([, promise]) => stands(promise))),
		lastTime: room.lastTime.filter(stands).map((each) => ({ ...each, learned: orNothing(each.learned) })),
		groups: { ...room.groups, notes: room.groups.notes.filter(stands) },
	}
}

function mapped<Value>(record: Record<number, Value>, change: (value: Value) => Value): Record<number, Value> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
