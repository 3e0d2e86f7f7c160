import type { Cells } from './sheet'

/** People and groups on a map of power and interest, and what is missing in their rows. */
export type Placed = { who: string; interest: number; power: number; hasVeto: boolean }
export type StakeholderMap = {
	placed: Placed[]
	/** Named, and not to be placed yet */
	unplaced: string[]
	withoutVerb: string[]
	/** Could stop it, and what they may stop is written nowhere */
	unwrittenVeto: string[]
	/** It matters much to them, and they can do little */
	unheard: string[]
}

const MUCH = 4
const LITTLE = 2

export function readStakeholders(rows: readonly Cells[]): StakeholderMap {
	const people = rows.flatMap(({ who, interest, power, veto, verb }) =>
		who
			? [{ who, interest: Number(interest ?? 0), power: Number(power ?? 0), veto: veto ?? '', hasVerb: Boolean(verb) }]
			: [],
	)
	const namesOf = (list: typeof people) => list.map(({ who }) => who)
	const isPlaced = ({ interest, power }: { interest: number; power: number }) => interest > 0 && power > 0
	return {
		placed: people.filter(isPlaced).map(({ who, interest, power, veto }) => ({
			who,
			interest,
			power,
			hasVeto: veto === 'assumed' || veto === 'written',
		})),
		unplaced: namesOf(people.filter((each) => !isPlaced(each))),
		withoutVerb: namesOf(people.filter((each) => !each.hasVerb)),
		unwrittenVeto: namesOf(people.filter((each) => each.veto === 'assumed')),
		unheard: namesOf(people.filter((each) => each.interest >= MUCH && each.power > 0 && each.power <= LITTLE)),
	}
}
