import loadHighs from 'highs'
import {
	type Lead,
	type Pair,
	type Problem,
	type Settings,
	SLOTS,
	type Someone,
	usualSettings,
} from '~/domain/formation/kinds'
import { randomOf } from '~/domain/formation/search'

/** Works from `from` to `to` on their own clock, on the days of `mask`. @param offset minutes east of UTC */
export function freeOf(offset: number, from: number, to: number, mask = 31): number[] {
	const free = Array.from({ length: SLOTS }, () => 0)
	for (let day = 0; day < 7; day++) {
		if (!(mask & (1 << day))) continue
		for (let local = from * 60; local < to * 60; local += 15) {
			const minute = day * 1440 + local - offset + 7 * 1440
			const utcDay = Math.floor(minute / 1440) % 7
			const slot = Math.floor((minute % 1440) / 15)
			free[slot] = (free[slot] ?? 0) | (1 << utcDay)
		}
	}
	return free
}

export function aSomeone(id: string, said: Partial<Someone> & { hours?: [number, number] } = {}): Someone {
	const { hours = [9, 17], ...rest } = said
	const offset = said.offset ?? 0
	return {
		id,
		name: id,
		team: '',
		place: 'Lisbon',
		offset,
		track: 'manager',
		level: 'Manager',
		strength: 'invited',
		line: [],
		free: freeOf(offset, ...hours),
		...rest,
	}
}

export function aLead(id: string, said: Partial<Lead> & { hours?: [number, number] } = {}): Lead {
	return { ...aSomeone(id, said), room: said.room ?? 1 }
}

export function aProblem(said: Partial<Omit<Problem, 'settings'>> & { settings?: Partial<Settings> }): Problem {
	const { settings, ...rest } = said
	const people = said.people ?? []
	const leads = said.leads ?? []
	const pairs: Pair[] = said.pairs ?? []
	const seasons = ([...people, ...leads][0]?.free.length ?? SLOTS) / SLOTS
	return {
		capacity: people.length,
		since: ['2026-10-12', '2026-10-25', '2026-11-01'].slice(0, seasons),
		overlapMinutes: 120,
		...rest,
		people,
		leads,
		pairs,
		settings: { ...usualSettings, ...settings },
	}
}

/** An organization of teams in eleven zones, the same for the same seed. */
export function anOrganization(count: number, cohorts: number, seed = 7): Problem {
	const random = randomOf(seed)
	const offsets = [-480, -300, -180, 0, 0, 60, 60, 60, 120, 180, 330, 480]
	const teams = Array.from({ length: Math.ceil(count / 4.2) }, (_, index) => ({
		name: `Team ${index}`,
		offset: offsets[Math.floor(random() * offsets.length)] ?? 0,
	}))
	const people = Array.from({ length: count }, (_, index) => {
		const team = teams[index % teams.length]
		const early = random() < 0.2 ? -1 : 0
		return aSomeone(`p${index}`, {
			team: team?.name ?? '',
			offset: team?.offset ?? 0,
			track: random() < 0.4 ? 'ic' : 'manager',
			line: [`m${index % teams.length}`],
			hours: [9 + early, 17 + early],
		})
	})
	const leads = Array.from({ length: Math.ceil(cohorts * 0.7) }, (_, index) =>
		aLead(`l${index}`, { offset: people[(index * 13) % count]?.offset ?? 0, room: 2, hours: [8, 18] }),
	)
	const pairs: Pair[] = Array.from({ length: Math.ceil(count / 20) }, (_, index) => ({
		one: `p${Math.floor(random() * count)}`,
		other: `p${Math.floor(random() * count)}`,
		kind: index % 2 ? ('together' as const) : ('apart' as const),
		reason: 'Asked',
	})).filter(({ one, other }) => one !== other)
	return aProblem({ people, leads, pairs, settings: { cohorts } })
}

export const loadSolver = () => loadHighs()
