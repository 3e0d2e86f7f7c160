import type { Standing } from './kinds'

/** A qualification in words: "Qualified, until 3 Mar 2027, founding". */
export type SaidQualification = {
	stageKey: string
	tag: string
	label: string
	standing: Standing
	name: string
	endsSoon: boolean
	since: string
	until: string | null
	founding: boolean
	reason: string
}

/** One row of the page of facilitators. */
export type SaidFacilitator = {
	id: string
	name: string
	isTrainee: boolean
	load: string
	isFull: boolean
	leads: { cohortId: string; name: string }[]
	held: SaidQualification[]
}
