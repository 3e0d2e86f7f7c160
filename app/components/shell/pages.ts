import { paths } from '~/paths'
import type { IconName } from '../ui/icon'

export type Desk = 'learner' | 'facilitator' | 'admin'
/** Whose pages they are. */
export type Holder = { desks: Desk[]; assesses: boolean }
/** A page one goes to by its name. */
export type Command = { name: string; to: string }

export const deskNames: Record<Desk, { name: string; href: string }> = {
	learner: { name: 'Learner', href: paths.home() },
	facilitator: { name: 'Facilitator', href: paths.facilitate() },
	admin: { name: 'Admin', href: paths.admin() },
}

/** `icon`: it has a place in the tab bar of a phone too, which holds four; the others stand under one’s initials there. */
export const words: { at: string; name: string; href: string; icon?: IconName }[] = [
	{ at: 'home', name: 'Home', href: paths.home(), icon: 'home' },
	{ at: 'learn', name: 'Learn', href: paths.learn(), icon: 'book' },
	{ at: 'cohort', name: 'Cohort', href: paths.cohorts(), icon: 'people' },
	{ at: 'practice', name: 'Practice', href: paths.practice(), icon: 'peak' },
	{ at: 'casebook', name: 'Casebook', href: paths.casebook() },
	{ at: 'patterns', name: 'Patterns', href: paths.patterns() },
]

export const rails: Record<
	'facilitator' | 'admin',
	{ title: string; links: { at: string; name: string; href: string }[] }[]
> = {
	facilitator: [
		{
			title: 'Facilitator',
			links: [
				{ at: 'today', name: 'Today', href: paths.facilitate() },
				{ at: 'assess', name: 'Assess', href: paths.assess() },
				{ at: 'slots', name: 'Slots', href: paths.offeredSlots() },
			],
		},
	],
	admin: [
		{
			title: 'Cohorts',
			links: [
				{ at: 'today', name: 'Today', href: paths.admin() },
				{ at: 'intakes', name: 'Intakes', href: paths.adminIntakes() },
				{ at: 'cohorts', name: 'Cohorts', href: paths.adminCohorts() },
				{ at: 'activities', name: 'Activities', href: paths.adminActivities() },
				{ at: 'facilitators', name: 'Facilitators', href: paths.facilitators() },
				{ at: 'year', name: 'Program year', href: paths.programYear() },
				{ at: 'load', name: 'Load', href: paths.load() },
				{ at: 'capacity', name: 'Capacity', href: paths.capacity() },
			],
		},
		{
			title: 'Certify',
			links: [
				{ at: 'compliance', name: 'Who is due', href: paths.compliance() },
				{ at: 'reviews', name: 'Review queue', href: paths.reviews() },
				{ at: 'slots', name: 'Slots', href: paths.adminSlots() },
				{ at: 'certifications', name: 'Certifications', href: paths.adminCertifications() },
			],
		},
		{
			title: 'Organization',
			links: [
				{ at: 'people', name: 'People', href: paths.people() },
				{ at: 'content', name: 'Content', href: paths.adminContent() },
				{ at: 'mail', name: 'Mail', href: paths.mail() },
				{ at: 'audit', name: 'Audit log', href: paths.audit() },
			],
		},
	],
}

/** Somebody in training has nothing to assess yet. */
export function railOf(desk: 'facilitator' | 'admin', assesses: boolean) {
	return rails[desk].map((group) => ({
		...group,
		links: group.links.filter((link) => link.at !== 'assess' || assesses),
	}))
}

/** Every page of somebody's roles that search goes to by its name. */
export function commandsOf({ desks, assesses }: Holder): Command[] {
	const onDesks = (['facilitator', 'admin'] as const)
		.filter((desk) => desks.includes(desk))
		.flatMap((desk) =>
			railOf(desk, assesses)
				.flatMap((group) => group.links)
				.map(({ at, name, href }) => ({ name: at === 'today' ? `${deskNames[desk].name} desk` : name, to: href })),
		)
	return [
		...words.map(({ name, href }) => ({ name, to: href })),
		...onDesks,
		{ name: 'Your profile', to: paths.account() },
		{ name: 'Password and devices', to: paths.devices() },
		{ name: 'Help', to: paths.help() },
	]
}

/** Those of which a word of the name begins as somebody typed. */
export function namedSo(commands: readonly Command[], typed: string): Command[] {
	const asked = ` ${typed.trim().toLowerCase()}`
	return commands.filter(({ name }) => ` ${name.toLowerCase()}`.includes(asked))
}
