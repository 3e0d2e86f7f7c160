import type { Prepared } from './readiness'

/** Somebody with a seat at a session, as its run sheet lists them. */
export type RosterLine = {
	id: string
	name: string
	/** "ee-NESH", as they wrote it themselves */
	saidAs: string
	/** "Lisbon, UTC+0" */
	place: string
	/** On their own clock: "18:00", with the day where it is another one */
	time: string
	cannotCome: boolean
	/** Short signs of what is there and what is missing */
	prepared: Prepared[]
}
