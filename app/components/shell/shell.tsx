import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { RouteHandle } from '~/http/handle'
import { paths } from '~/paths'
import { Finder } from '../search/finder'
import { Icon, Mark } from '../ui/icon'
import { commandsOf, type Desk, deskNames, type Holder, railOf, type rails, words } from './pages'
import { You } from './you'

type ShellReader = Holder & { name: string; organization: { name: string; isSample: boolean } }

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
					{reader ? <You name={reader.name} more={words.filter(({ icon }) => !icon)} /> : null}
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
