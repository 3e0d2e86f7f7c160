/** Who answers about somebody. The manager is one person, so their answer carries their name, and they are told before. */
export const PERSPECTIVES = ['reports', 'mentees', 'peers', 'partners', 'team', 'part', 'cohort', 'manager'] as const
export type Perspective = (typeof PERSPECTIVES)[number]

export const perspectiveNames: Record<Perspective, string> = {
	reports: 'People who report to you',
	mentees: 'People you mentor, pair with or review',
	peers: 'Peers',
	partners: 'Partners in product, design or another function',
	team: 'People of your team, or of a group you chose',
	part: 'People of the part of the organization you ask about',
	cohort: 'People of a cohort you led',
	manager: 'Your line manager',
}

/** As a rater reads it, of themselves and those they are shown with */
const short: Record<Perspective, string> = {
	reports: 'reports',
	mentees: 'mentees and people whose work is reviewed',
	peers: 'peers',
	partners: 'partners',
	team: 'team',
	part: 'part of the organization',
	cohort: 'cohort',
	manager: 'line manager',
}

/** Whom an instrument asks: about somebody, of an initiative of theirs, about themselves as a team or a part, or about who led a cohort */
export type Asked = 'others' | 'partners' | 'team' | 'part' | 'cohort'
type Asking = { asks?: Exclude<Asked, 'others'> }

/** Of partners and of a team it counts that they answered, whatever they say (docs/decisions/0050 and 0055). */
export function askedBy(instrument: Asking): Asked {
	return instrument.asks ?? 'others'
}

export function perspectivesAsked(instrument: Asking): readonly Perspective[] {
	const asked = askedBy(instrument)
	return PERSPECTIVES.filter((each) => (isAskedAlone(each) ? each === asked : asked === 'others'))
}

const ALONE: readonly Perspective[] = ['partners', 'team', 'part', 'cohort']
const isAskedAlone = (each: Perspective) => ALONE.includes(each)

/** Asked about all of them, and about nobody alone. */
export function isOfThemselves(asked: Asked): asked is 'team' | 'part' {
	return asked === 'team' || asked === 'part'
}

/** What stands in the place of a level where the people of a cohort are asked about who led it (docs/decisions/0060) */
const LED = 'facilitating/'
export const ledKey = (cohortId: string) => `${LED}${cohortId}`
export const isOfLed = ({ stageKey }: { stageKey: string }) => stageKey.startsWith(LED)

/** `too-few`: fewer than three people can answer, so nobody is asked */
export type RoundState = 'nominating' | 'to-approve' | 'open' | 'closed' | 'too-few'

/** What the form sends of a statement one had no occasion to see */
export const NO_OCCASION = 'none'

/** Under way: nobody begins another one beside it */
export const UNDER_WAY: readonly RoundState[] = ['nominating', 'to-approve', 'open']

/** Perspectives that are shown as one: "mentees+peers" */
export type GroupKey = string

export function perspectivesOf(group: GroupKey): Perspective[] {
	return PERSPECTIVES.filter((each) => group.split('+').includes(each))
}

/** "Reports, and mentees and people whose work is reviewed" is no name: joined by "with". */
export function groupName(group: GroupKey): string {
	const words = perspectivesOf(group)
		.map((each) => short[each])
		.join(', together with ')
	return words.charAt(0).toUpperCase() + words.slice(1)
}
