import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { RouteHandle } from '~/http/handle'
import { paths } from '~/paths'
import { Finder } from '../search/finder'
import { Icon, type IconName, Mark } from '../ui/icon'
import { You } from './you'

type Desk = 'learner' | 'facilitator' | 'admin'
type ShellReader = { name: string; desks: Desk[]; assesses: boolean; organization: { name: string; isSample: boolean } }

const deskNames: Record<Desk, { name: string; href: string }> = {
	learner: { name: 'Learner', href: paths.home() },
	facilitator: { name: 'Facilitator', href: paths.facilitate() },
	admin: { name: 'Admin', href: paths.admin() },
}

/** `icon`: it has a place in the tab bar of a phone too, which holds four. */
const words: { at: string; name: string; href: string; icon?: IconName }[] = [
	{ at: 'home', name: 'Home', href: paths.home(), icon: 'home' },
	{ at: 'learn', name: 'Learn', href: paths.learn(), icon: 'book' },
	{ at: 'cohort', name: 'Cohort', href: paths.cohorts(), icon: 'people' },
	{ at: 'practice', name: 'Practice', href: paths.practice(), icon: 'peak' },
	{ at: 'casebook', name: 'Casebook', href: paths.casebook() },
	{ at: 'patterns', name: 'Patterns', href: paths.patterns() },
]

const rails: Record<'facilitator' | 'admin', { title: string; links: { at: string; name: string; href: string }[] }[]> =
	{
		facilitator: [
			{
				title: 'Facilitator',
				links: [
					{ at: 'today', name: 'Today', href: paths.facilitate() },
					{ at: 'assess', name: 'Assess', href: paths.assess() },
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
					{ at: 'facilitators', name: 'Facilitators', href: paths.facilitators() },
					{ at: 'year', name: 'Program year', href: paths.programYear() },
					{ at: 'load', name: 'Load', href: paths.load() },
					{ at: 'capacity', name: 'Capacity', href: paths.capacity() },
				],
			},
			{
				title: 'Certify',
				links: [{ at: 'certifications', name: 'Certifications', href: paths.adminCertifications() }],
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
function railOf(desk: 'facilitator' | 'admin', assesses: boolean) {
	return rails[desk].map((group) => ({
		...group,
		links: group.links.filter((link) => link.at !== 'assess' || assesses),
	}))
}

/** Every page of somebody's roles that the palette goes to by its name. */
function commandsOf({ desks, assesses }: ShellReader) {
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

/** The frame of every page: bar, navigation per role, rail on desks, tab bar on phones. */
export function Shell({
	reader,
	handle,
	children,
}: {
	reader: ShellReader | null
	handle: RouteHandle
	children: ReactNode
}) {
	const desk = handle.desk ?? 'learner'
	const rail = reader && desk !== 'learner' ? railOf(desk, reader.assesses) : null
	return (
		<>
			<a className="skip" href="#main">
				Skip to the page
			</a>
			<header className="shell">
				<Link className="brand" to={paths.home()} aria-label="Belay, home">
					<Mark />
					<span className="w" />
				</Link>
				{reader && reader.desks.length > 1 ? <DeskSwitch desks={reader.desks} current={desk} /> : null}
				{reader && !rail ? <Words current={handle.at} /> : null}
				<div className="end">
					{reader ? <Finder commands={commandsOf(reader)} /> : null}
					{reader?.organization.isSample ? <span className="tag warn sample-tag">Sample data</span> : null}
					<Link className="small" to={handle.help ? paths.helpTopic({ topic: handle.help }) : paths.help()}>
						Help
					</Link>
					{reader ? <You name={reader.name} /> : null}
				</div>
			</header>
			{rail ? (
				<div className="desk">
					<nav className="rail" aria-label={`${deskNames[desk].name} desk`}>
						<RailLinks rail={rail} current={handle.at} />
					</nav>
					<div className="work">
						<details className="rail-menu">
							<summary className="btn edge sm">
								<Icon name="menu" />
								{deskNames[desk].name} desk
							</summary>
							<nav aria-label={`${deskNames[desk].name} desk, menu`}>
								<RailLinks rail={rail} current={handle.at} />
							</nav>
						</details>
						{children}
					</div>
				</div>
			) : (
				children
			)}
			{reader && !rail ? <TabBar current={handle.at} /> : null}
		</>
	)
}

function DeskSwitch({ desks, current }: { desks: Desk[]; current: Desk }) {
	return (
		<nav className="seg" aria-label="Desk">
			{desks.map((desk) => (
				<Link key={desk} to={deskNames[desk].href} aria-current={desk === current ? 'true' : undefined}>
					{deskNames[desk].name}
				</Link>
			))}
		</nav>
	)
}

function Words({ current }: { current: string | undefined }) {
	return (
		<nav className="nav" aria-label="Main">
			{words.map((word) => (
				<Link key={word.at} to={word.href} prefetch="intent" aria-current={word.at === current ? 'page' : undefined}>
					{word.name}
				</Link>
			))}
		</nav>
	)
}

function TabBar({ current }: { current: string | undefined }) {
	return (
		<nav className="tabbar" aria-label="Main, at the foot">
			{words.map(({ at, name, href, icon }) =>
				icon ? (
					<Link key={at} to={href} aria-current={at === current ? 'page' : undefined}>
						<Icon name={icon} />
						{name}
					</Link>
				) : null,
			)}
		</nav>
	)
}

function RailLinks({ rail, current }: { rail: (typeof rails)['admin']; current: string | undefined }) {
	return rail.map((group) => (
		<div key={group.title}>
			<h2>{group.title}</h2>
			{group.links.map((link) => (
				<Link key={link.at} to={link.href} aria-current={link.at === current ? 'page' : undefined}>
					{link.name}
				</Link>
			))}
		</div>
	))
}
